<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BlockedRows</name>
    <message>
        <source>A message of somebody whom you blocked</source>
        <translation>你屏蔽的人发来的消息</translation>
    </message>
</context>
<context>
    <name>ChipText</name>
    <message>
        <source>Connecting… finding the server</source>
        <translation>正在连接… 寻找服务器</translation>
    </message>
    <message>
        <source>Connecting… securing the line</source>
        <translation>正在连接… 加密线路</translation>
    </message>
    <message>
        <source>Connecting… signing in</source>
        <translation>正在连接… 登录</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connected by %1: %2 is blocked here</source>
        <translation>已通过%1连接：此处 %2 受阻</translation>
    </message>
    <message>
        <source> · %1</source>
        <comment>delivery time after the line&apos;s name</comment>
        <translation> · %1</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s</source>
        <translation>%1 秒后重新连接</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>%1 does not get through here</source>
        <translation>%1在此处无法通过</translation>
    </message>
    <message>
        <source>Tincan stopped trying to connect.</source>
        <translation>Tincan 已停止尝试连接。</translation>
    </message>
    <message>
        <source>Not connected to a server</source>
        <translation>未连接到服务器</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>无网络</translation>
    </message>
    <message>
        <source>Catching up (%1)</source>
        <translation>正在补齐消息（%1）</translation>
    </message>
    <message>
        <source>Automatic tries better lines again in the background.</source>
        <translation>“自动”会在后台继续尝试更好的线路。</translation>
    </message>
    <message>
        <source>Click to see and change the line.</source>
        <translation>点击查看和更换线路。</translation>
    </message>
    <message>
        <source>Switched to %1. Nothing missed.</source>
        <translation>已切换到%1，没有遗漏消息。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Use Automatic</source>
        <translation>使用自动</translation>
    </message>
    <message>
        <source>Other server…</source>
        <translation>其他服务器…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比对…</translation>
    </message>
</context>
<context>
    <name>CrashReports</name>
    <message>
        <source>Tincan ended unexpectedly the last time. Your messages are kept, with what you had begun to write and what waits to be sent. What is known of the fault is on this computer only: Settings, Advanced. The system may keep a memory dump of its own, by its own settings.</source>
        <translation>Tincan 上次意外退出。您的消息都在，已开始写的内容和等待发送的内容也都在。关于故障的记录只在这台电脑上：见“设置”中的“高级”。系统可能会按自己的设置保留一份内存转储。</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>This computer has no network.</source>
        <translation>这台电脑没有网络。</translation>
    </message>
    <message>
        <source>No server has this name.</source>
        <translation>没有叫这个名字的服务器。</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>这个地址没有应答。</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>服务器太久没有应答。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>This line does not get through here.</source>
        <translation>这条线路在此处无法通过。</translation>
    </message>
    <message>
        <source>The server is busy and asks for patience.</source>
        <translation>服务器繁忙，请稍候。</translation>
    </message>
    <message>
        <source>Something answered, but it is not a Tincan server.</source>
        <translation>有应答，但不是 Tincan 服务器。</translation>
    </message>
    <message>
        <source>The server could not prove who it is.</source>
        <translation>服务器无法证明自己的身份。</translation>
    </message>
    <message>
        <source>The server asks you to sign in.</source>
        <translation>服务器要求您登录。</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>服务器拒绝了此操作。</translation>
    </message>
    <message>
        <source>The server refused this: %1.</source>
        <translation>服务器拒绝了此操作：%1。</translation>
    </message>
    <message>
        <source>The server sent something that cannot be read.</source>
        <translation>服务器发来了无法读取的内容。</translation>
    </message>
    <message>
        <source>The disk could not be written.</source>
        <translation>无法写入磁盘。</translation>
    </message>
    <message>
        <source>The disk could not be used: %1.</source>
        <translation>无法使用磁盘：%1。</translation>
    </message>
    <message>
        <source>Your text is kept.</source>
        <translation>您的文字已保留。</translation>
    </message>
    <message>
        <source>Your text stays in the box.</source>
        <translation>您的文字仍在输入框中。</translation>
    </message>
    <message>
        <source>Nothing was sent, and what you write is kept.</source>
        <translation>没有发送任何内容，您写的文字会保留。</translation>
    </message>
    <message>
        <source>What you write is kept and goes out when the line is back.</source>
        <translation>您写的内容会保留，线路恢复后自动发出。</translation>
    </message>
    <message>
        <source>Connect to a network; the rest happens by itself.</source>
        <translation>请连接网络，其余会自动完成。</translation>
    </message>
    <message>
        <source>Check the spelling of the address.</source>
        <translation>请检查地址的拼写。</translation>
    </message>
    <message>
        <source>Check the address, and whether the server is running.</source>
        <translation>请检查地址，以及服务器是否在运行。</translation>
    </message>
    <message>
        <source>Choose Automatic, which finds a line that does.</source>
        <translation>请选择“自动”，它会找到能通过的线路。</translation>
    </message>
    <message>
        <source>Log in to this Wi-Fi if it asks you to, or check the address.</source>
        <translation>如果此 Wi-Fi 要求登录，请先登录；或检查地址。</translation>
    </message>
    <message>
        <source>Ask the person who runs the server.</source>
        <translation>请询问服务器的管理者。</translation>
    </message>
    <message>
        <source>Change it and try again, or ask the person who runs the server.</source>
        <translation>请修改后重试，或询问服务器的管理者。</translation>
    </message>
    <message>
        <source>Another Tincan window has this profile open.</source>
        <translation>另一个 Tincan 窗口正在使用此配置。</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Use that window, or start this one with --profile and another name.</source>
        <translation>请使用那个窗口，或用 --profile 加另一个名字启动。</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>请腾出磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Tincan tries again by itself.</source>
        <translation>Tincan 会自动重试。</translation>
    </message>
    <message>
        <source>The server cannot read its own log. Tell whoever runs it.</source>
        <translation>服务器无法读取自己的日志。请告知管理它的人。</translation>
    </message>
    <message>
        <source>Your history was damaged and begun anew: %1.</source>
        <translation>您的历史记录已损坏，已重新开始：%1。</translation>
    </message>
    <message>
        <source>What the server has comes from there again.</source>
        <translation>服务器上已有的内容会重新取回。</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>您无需做任何操作。</translation>
    </message>
    <message>
        <source>Allow Tincan to write there, or start it with --profile and another name.</source>
        <translation>请允许 Tincan 在那里写入，或用 --profile 加另一个名称启动。</translation>
    </message>
    <message>
        <source>The message was not deleted: %1.</source>
        <translation>消息没有删除：%1。</translation>
    </message>
    <message>
        <source>It stands again as it was.</source>
        <translation>消息已恢复原样。</translation>
    </message>
    <message>
        <source>What you write is kept and goes out when you are signed in.</source>
        <translation>您写的内容会保留，登录后发出。</translation>
    </message>
    <message>
        <source>Sign in with your name and password.</source>
        <translation>请用您的名字和密码登录。</translation>
    </message>
    <message>
        <source>The server does not speak TLS, and the address asks for it.</source>
        <translation>服务器不使用 TLS，而该地址要求使用。</translation>
    </message>
    <message>
        <source>Ask for the right address.</source>
        <translation>请询问正确的地址。</translation>
    </message>
    <message>
        <source>The server shows another certificate than your invite named.</source>
        <translation>服务器出示的证书与邀请中所写的不同。</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for this server.</source>
        <translation>此计算机信任的机构都没有为这台服务器担保。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another name.</source>
        <translation>服务器的证书属于另一个名称。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate expired on %1.</source>
        <translation>服务器的证书已于 %1 过期。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet.</source>
        <translation>服务器的证书尚未生效。</translation>
    </message>
    <message>
        <source>Compare both with the person who runs the server, and ask for a new link if it was set up anew.</source>
        <translation>请与服务器的管理者比对两个指纹；如果服务器是重新安装的，请索取新的链接。</translation>
    </message>
    <message>
        <source>Ask the person who runs the server for an invite link: it names the certificate.</source>
        <translation>请向服务器的管理者索取邀请链接：其中写明了证书。</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>请检查地址。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock, or ask the person who runs the server to renew it, and try again.</source>
        <translation>请检查此计算机的时钟，或请服务器的管理者更新证书，然后重试。</translation>
    </message>
    <message>
        <source>The message was not changed: %1.</source>
        <translation>消息没有更改：%1。</translation>
    </message>
    <message>
        <source>The reaction was not taken: %1.</source>
        <translation>回应未被接受：%1。</translation>
    </message>
    <message>
        <source>The list of rooms is as it was: new rooms and titles may be missing.</source>
        <translation>房间列表仍是原来的：可能缺少新的房间和标题。</translation>
    </message>
    <message>
        <source>Until the server says whose sign-in this is, what you write waits.</source>
        <translation>在服务器说明此登录属于谁之前，您写的内容会先保留。</translation>
    </message>
    <message>
        <source>Your history on this computer was written by a newer version of Tincan.</source>
        <translation>这台电脑上的历史记录由更新版本的 Tincan 写成。</translation>
    </message>
    <message>
        <source>It was left as it is, and so was what waits there to be sent.</source>
        <translation>历史记录保持原样，其中等待发送的内容也一样。</translation>
    </message>
    <message>
        <source>Install that version again, or start this one with --profile and another name.</source>
        <translation>请重新安装那个版本，或者用 --profile 加另一个名称启动这个版本。</translation>
    </message>
    <message>
        <source>You are signed out on this computer; the server did not hear of it, and lets the session end by itself.</source>
        <translation>您已在这台电脑上退出登录；服务器没有得知，那里的会话会自行结束。</translation>
    </message>
    <message>
        <source>Where that is too late, ask the person who runs the server to end it.</source>
        <translation>如果那太晚，请让服务器的管理者结束它。</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>picture %1, %2</source>
        <comment>name, size</comment>
        <translation>图片 %1，%2</translation>
    </message>
    <message>
        <source>file %1, %2</source>
        <comment>name, size</comment>
        <translation>文件 %1，%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>What came is not the file that was sent. Nothing was kept.</source>
        <translation>收到的内容与发出的文件不符，没有保留。</translation>
    </message>
    <message>
        <source>The server has this file no more.</source>
        <translation>服务器上已没有这个文件。</translation>
    </message>
    <message>
        <source>“%1” has %2. This server takes files up to %3.</source>
        <translation>“%1”有 %2。此服务器接受的文件不超过 %3。</translation>
    </message>
    <message>
        <source>%1 · waits for the line</source>
        <translation>%1 · 等待线路</translation>
    </message>
    <message>
        <source>%1 · saved</source>
        <translation>%1 · 已保存</translation>
    </message>
    <message>
        <source>Cannot be shown. Click to try again.</source>
        <translation>无法显示。点击重试。</translation>
    </message>
    <message>
        <source>%1. Click to show it.</source>
        <translation>%1。点击显示。</translation>
    </message>
</context>
<context>
    <name>GoMenu</name>
    <message>
        <source>&amp;Go to</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>First &amp;unread message</source>
        <translation>第一条未读消息(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Date…</source>
        <translation>日期…(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;First message</source>
        <translation>最早的消息(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Newest message</source>
        <translation>最新的消息(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Back to where you were</source>
        <translation>回到刚才的位置(&amp;B)</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Tincan</source>
        <translation>关于 Tincan</translation>
    </message>
    <message>
        <source>Tincan %1

Chat, whatever the line: five ways to follow one conversation, changed while people talk.

Free software under the MIT licence. It is built with:</source>
        <translation>Tincan %1

无论哪种线路，都能聊天：同一场对话有五种接收方式，聊天时也能随时切换。

自由软件，采用 MIT 许可证。所用的库：</translation>
    </message>
</context>
<context>
    <name>HistoryHtml</name>
    <message>
        <source>Messages on %1</source>
        <translation>%1 上的消息</translation>
    </message>
    <message>
        <source>Written by Tincan on %1. All that was stored on this computer.</source>
        <translation>由 Tincan 写于 %1。包含这台电脑上存储的全部消息。</translation>
    </message>
    <message>
        <source>Nothing is stored here.</source>
        <translation>这里没有存储任何消息。</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Rooms and servers</source>
        <translation>房间和服务器</translation>
    </message>
    <message>
        <source>Jump to a room</source>
        <translation>跳转到房间</translation>
    </message>
    <message>
        <source>Previous and next room</source>
        <translation>上一个和下一个房间</translation>
    </message>
    <message>
        <source>Move the room up or down</source>
        <translation>上移或下移房间</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>新建房间</translation>
    </message>
    <message>
        <source>Room details</source>
        <translation>房间详情</translation>
    </message>
    <message>
        <source>Show one of several servers</source>
        <translation>显示几个服务器中的一个</translation>
    </message>
    <message>
        <source>Join by address</source>
        <translation>按地址加入</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>The next hit, the one before</source>
        <translation>下一个结果、上一个结果</translation>
    </message>
    <message>
        <source>First unread message</source>
        <translation>第一条未读消息</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>转到日期</translation>
    </message>
    <message>
        <source>First and newest message</source>
        <translation>最早和最新的消息</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>回到刚才的位置</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>The chosen message</source>
        <translation>选中的消息</translation>
    </message>
    <message>
        <source>Select messages</source>
        <translation>选择消息</translation>
    </message>
    <message>
        <source>Reply to the chosen message</source>
        <translation>回复所选消息</translation>
    </message>
    <message>
        <source>Edit the chosen message</source>
        <translation>编辑所选消息</translation>
    </message>
    <message>
        <source>React to the chosen message</source>
        <translation>回应所选消息</translation>
    </message>
    <message>
        <source>Delete the chosen message</source>
        <translation>删除选中的消息</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Break the line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Name a person, an emoji</source>
        <translation>提及某人、选择表情</translation>
    </message>
    <message>
        <source>Edit the last own message, in an empty text</source>
        <translation>文字为空时编辑自己的上一条消息</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>新建窗口</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>显示这些快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Previous and next server</source>
        <translation>上一个和下一个服务器</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>Instant</source>
        <translation>即时</translation>
    </message>
    <message>
        <source>Live stream</source>
        <translation>实时流</translation>
    </message>
    <message>
        <source>Live stream, basic</source>
        <translation>基本实时流</translation>
    </message>
    <message>
        <source>Held requests</source>
        <translation>保持请求</translation>
    </message>
    <message>
        <source>Check every few seconds</source>
        <translation>每隔几秒检查</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Server-Sent Events</source>
        <translation>Server-Sent Events</translation>
    </message>
    <message>
        <source>HTTP streaming</source>
        <translation>HTTP 流</translation>
    </message>
    <message>
        <source>long polling</source>
        <translation>长轮询</translation>
    </message>
    <message>
        <source>short polling</source>
        <translation>短轮询</translation>
    </message>
    <message>
        <source>long polling · passes most proxies</source>
        <translation>长轮询 · 能通过多数代理</translation>
    </message>
    <message>
        <source>short polling · slowest</source>
        <translation>短轮询 · 最慢</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>word and protocol of a line</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <translation>不到 1 毫秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>MarkdownNames</name>
    <message>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Strike through</source>
        <translation>删除线</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Code block</source>
        <translation>代码块</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Tincan</source>
        <translation>Tincan(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Host on this computer…</source>
        <translation>在这台电脑上开设(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Join by address…</source>
        <translation>按地址加入(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>房间(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New room…</source>
        <translation>新建房间(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Jump to a room</source>
        <translation>跳转到房间(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>上一个房间(&amp;P)</translation>
    </message>
    <message>
        <source>N&amp;ext room</source>
        <translation>下一个房间(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Mark as read</source>
        <translation>标为已读(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Name…</source>
        <translation>名字(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Tincan</source>
        <translation>关于 Tincan(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Search messages</source>
        <translation>搜索消息(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Older hit</source>
        <translation>较早的结果(&amp;O)</translation>
    </message>
    <message>
        <source>Ne&amp;wer hit</source>
        <translation>较新的结果(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Enter sends, Shift+Enter breaks the line</source>
        <translation>按 Enter 发送，按 Shift+Enter 换行(&amp;E)</translation>
    </message>
    <message>
        <source>Room &amp;details…</source>
        <translation>房间详情(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Leave this room…</source>
        <translation>离开此房间(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Invite people…</source>
        <translation>邀请他人(&amp;I)…</translation>
    </message>
    <message>
        <source>All &amp;settings…</source>
        <translation>所有设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Move room &amp;up</source>
        <translation>上移房间(&amp;U)</translation>
    </message>
    <message>
        <source>Move room do&amp;wn</source>
        <translation>下移房间(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Forget this server…</source>
        <translation>忘记此服务器(&amp;F)…</translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message>
        <source>New messages</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Load what is missing</source>
        <translation>加载缺失的消息</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>消息已删除</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>a day of this year</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a day of another year</comment>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not sent. Your text is kept.</source>
        <translation>未发送，您的文字已保留。</translation>
    </message>
    <message>
        <source>Not sent: %1. Your text is kept.</source>
        <translation>未发送：%1。您的文字已保留。</translation>
    </message>
    <message>
        <source>The server began a new log here</source>
        <translation>服务器从这里开始了新的记录</translation>
    </message>
    <message>
        <source>The server went back to an earlier state here</source>
        <translation>服务器在这里回到了较早的状态</translation>
    </message>
    <message>
        <source>Some messages are missing here</source>
        <translation>这里缺少一些消息</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>name, time, text</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Some messages are missing here, and the server has them no more</source>
        <translation>这里缺少一些消息，服务器上也已经没有了</translation>
    </message>
    <message>
        <source>This message cannot be read here</source>
        <translation>这条消息在这里无法读取</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, text</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Will be deleted when the line is back</source>
        <translation>线路恢复后删除</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Older messages were removed from this computer</source>
        <translation>更早的消息已从这台电脑上移除</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>It is not known whether the room was created. If it was, it is in the list.</source>
        <translation>不知道房间是否已创建。如果已创建，它会出现在列表中。</translation>
    </message>
    <message>
        <source>This person is not on the server any more.</source>
        <translation>此人已不在服务器上。</translation>
    </message>
    <message>
        <source>The room is not there any more, or you are not in it.</source>
        <translation>房间已不存在，或者你不在其中。</translation>
    </message>
    <message>
        <source>The room was not created.</source>
        <translation>房间未能创建。</translation>
    </message>
    <message>
        <source>What is known of the room could not be loaded.</source>
        <translation>无法加载房间的信息。</translation>
    </message>
    <message>
        <source>The room was not changed.</source>
        <translation>房间未更改。</translation>
    </message>
    <message>
        <source>The room was not archived.</source>
        <translation>房间未归档。</translation>
    </message>
    <message>
        <source>Nobody was invited.</source>
        <translation>没有邀请任何人。</translation>
    </message>
    <message>
        <source>Nobody was removed.</source>
        <translation>没有移出任何人。</translation>
    </message>
    <message>
        <source>You did not come back to the room.</source>
        <translation>未能回到房间。</translation>
    </message>
    <message>
        <source>You did not leave the room.</source>
        <translation>未能离开房间。</translation>
    </message>
    <message>
        <source>The conversation was not opened.</source>
        <translation>未能打开对话。</translation>
    </message>
    <message>
        <source>Only who made the room, or a moderator, may do that.</source>
        <translation>只有创建者或管理员可以这样做。</translation>
    </message>
    <message>
        <source>Only who made the room, or a moderator, may do that, and the lobby stays open.</source>
        <translation>只有创建者或管理员可以这样做，大厅始终开放。</translation>
    </message>
    <message>
        <source>Only who is in a private room may invite people into it.</source>
        <translation>只有私密房间里的人才能邀请他人加入。</translation>
    </message>
    <message>
        <source>Everybody is in the lobby.</source>
        <translation>所有人都在大厅里。</translation>
    </message>
    <message>
        <source>The server does not allow it.</source>
        <translation>服务器不允许这样做。</translation>
    </message>
    <message>
        <source>The room was not brought back.</source>
        <translation>房间未能恢复。</translation>
    </message>
</context>
<context>
    <name>RowMark</name>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
</context>
<context>
    <name>RowQuote</name>
    <message>
        <source>An earlier message</source>
        <translation>较早的消息</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>消息已删除</translation>
    </message>
    <message>
        <source>Not stored here</source>
        <translation>此处没有保存</translation>
    </message>
    <message>
        <source>in reply to %1: %2</source>
        <comment>name, text</comment>
        <translation>回复 %1：%2</translation>
    </message>
</context>
<context>
    <name>RowReactions</name>
    <message>
        <source>%1 reacted with %2</source>
        <comment>names, emoji</comment>
        <translation>%1 回应了 %2</translation>
    </message>
    <message>
        <source>%1 %2, yours too</source>
        <comment>emoji, count</comment>
        <translation>%1 %2，包括您</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>emoji, count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>reactions: %1</source>
        <translation>回应：%1</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between reactions</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and one other</source>
        <comment>names</comment>
        <translation>%1 和另外一人</translation>
    </message>
    <message>
        <source>%1 and %2 others</source>
        <comment>names, number</comment>
        <translation>%1 和另外 %2 人</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>Type an address, for example chat.example.org or 127.0.0.1:8080.</source>
        <translation>请输入地址，例如 chat.example.org 或 127.0.0.1:8080。</translation>
    </message>
    <message>
        <source>An address has no spaces.</source>
        <translation>地址中不能有空格。</translation>
    </message>
    <message>
        <source>This is not an address: the name or the port cannot be read.</source>
        <translation>这不是地址：无法识别主机名或端口。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>端口是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>An address begins with http://, https:// or tincan://.</source>
        <translation>地址以 http://、https:// 或 tincan:// 开头。</translation>
    </message>
    <message>
        <source>This link names a certificate in a way that cannot be read. Copy the whole link.</source>
        <translation>此链接中的证书无法读取。请复制完整的链接。</translation>
    </message>
    <message>
        <source>%1, in plain letters %2</source>
        <comment>an address twice</comment>
        <translation>%1（纯字母写作 %2）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an address, who one is there</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ServerMenu</name>
    <message>
        <source>Ser&amp;vers</source>
        <translation>服务器(&amp;V)</translation>
    </message>
    <message>
        <source>None joined yet</source>
        <translation>尚未加入任何服务器</translation>
    </message>
    <message>
        <source>&amp;Leave this server</source>
        <translation>离开此服务器(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Previous server</source>
        <translation>上一个服务器(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next server</source>
        <translation>下一个服务器(&amp;N)</translation>
    </message>
    <message>
        <source>Joined before</source>
        <translation>以前加入过</translation>
    </message>
    <message>
        <source>&amp;Join again</source>
        <translation>重新加入(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Take off this list</source>
        <translation>从列表中移除(&amp;T)</translation>
    </message>
    <message>
        <source>Its messages stay on this computer.</source>
        <translation>它的消息仍保留在这台电脑上。</translation>
    </message>
    <message>
        <source>&amp;Forget it…</source>
        <translation>忘记它(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Another account on %1…</source>
        <translation>在 %1 上使用另一个帐户(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Leave this server in all windows</source>
        <translation>在所有窗口中离开此服务器(&amp;L)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The demo could not start: %1.</source>
        <translation>演示无法启动：%1。</translation>
    </message>
    <message>
        <source>Tincan is open already with the profile “%1”, and does not answer. Nothing was started here, so that nothing gets lost there. Close it, or start with another --profile.</source>
        <translation>Tincan 已经用配置“%1”打开，但没有响应。这里没有启动任何东西，以免那边丢失内容。请先关闭它，或用 --profile 换一个配置启动。</translation>
    </message>
</context>
<context>
    <name>tincan::AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>日志级别</translation>
    </message>
    <message>
        <source>What is written to the standard error output: this, and what is graver.</source>
        <translation>写到标准错误输出的内容：这一级以及更严重的。</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Profile folder</source>
        <translation>配置文件夹</translation>
    </message>
    <message>
        <source>Last crash report</source>
        <translation>上次崩溃的报告</translation>
    </message>
    <message>
        <source>copy delete fault unexpected</source>
        <comment>words by which it is found</comment>
        <translation>复制 删除 故障 崩溃 意外 退出</translation>
    </message>
</context>
<context>
    <name>tincan::Announcer</name>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tincan::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source> %</source>
        <comment>unit behind a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Of the size that the system asks for.</source>
        <translation>相对于系统设定的大小。</translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation>界面缩放</translation>
    </message>
    <message>
        <source>Of everything, letters and pictures. Holds from the next start on.</source>
        <translation>所有内容，包括文字和图片。下次启动时生效。</translation>
    </message>
    <message>
        <source>Group messages</source>
        <translation>合并消息</translation>
    </message>
    <message>
        <source>What one person writes within five minutes stands under one name.</source>
        <translation>同一人五分钟内写的消息只显示一次名字。</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Less room between messages.</source>
        <translation>缩小消息之间的间距。</translation>
    </message>
</context>
<context>
    <name>tincan::AttachmentChip</name>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>tincan::AttachmentStrip</name>
    <message>
        <source>text.txt</source>
        <translation>文本.txt</translation>
    </message>
    <message>
        <source>Files to be sent</source>
        <translation>待发送的文件</translation>
    </message>
    <message>
        <source>“%1” is a folder. Pack it into one file first.</source>
        <translation>“%1”是文件夹，请先打包成一个文件。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>A message takes %n files.</source>
        <translation>
            <numerusform>一条消息最多带 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>picture %1.png</source>
        <translation>图片 %1.png</translation>
    </message>
    <message>
        <source>Send it as a text file (%1)</source>
        <translation>作为文本文件发送（%1）</translation>
    </message>
    <message>
        <source>What was pasted could not be kept: the disk cannot be written.</source>
        <translation>粘贴的内容无法保存：磁盘无法写入。</translation>
    </message>
</context>
<context>
    <name>tincan::BusNotifications</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Reply…</source>
        <translation>回复…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
</context>
<context>
    <name>tincan::CertificateDialog</name>
    <message>
        <source>Another certificate</source>
        <translation>证书不同</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the link by which you joined. Either it was set up anew, or somebody stands between. Nothing was sent. Ask the person who runs it to compare, and for a new link if it was set up anew.</source>
        <translation>%1 出示的证书与您加入时所用链接中的不同。可能是服务器重新安装过，也可能有人从中拦截。没有发送任何内容。请与服务器的管理者比对；如果服务器是重新安装的，请索取新的链接。</translation>
    </message>
    <message>
        <source>Join by another link…</source>
        <translation>用其他链接加入…</translation>
    </message>
    <message>
        <source>The link named</source>
        <translation>链接中写的</translation>
    </message>
    <message>
        <source>The server shows</source>
        <translation>服务器出示的</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Trust another certificate?</source>
        <translation>要信任另一张证书吗？</translation>
    </message>
    <message>
        <source>This link names another certificate of %1 than the one that is trusted here. Trust it only if you know that the server was set up anew: otherwise whoever made the link could read what you say, and your password. You have to sign in again.</source>
        <translation>此链接指定的 %1 证书与这里信任的不同。只有在您确知该服务器是重新设置的时候才信任它：否则，制作链接的人可能会读到您所说的内容和您的密码。您需要重新登录。</translation>
    </message>
    <message>
        <source>Trust the link</source>
        <translation>信任此链接</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>目前信任的</translation>
    </message>
    <message>
        <source>The link names</source>
        <translation>链接指定的</translation>
    </message>
</context>
<context>
    <name>tincan::ChatPage</name>
    <message>
        <source>Room menu</source>
        <translation>房间菜单</translation>
    </message>
    <message>
        <source>Everyone on this server</source>
        <translation>此服务器上的所有人</translation>
    </message>
    <message>
        <source>No messages yet. Say hello.</source>
        <translation>还没有消息。打个招呼吧。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>Search messages (%1)</source>
        <translation>搜索消息 (%1)</translation>
    </message>
</context>
<context>
    <name>tincan::ChipLabel</name>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
</context>
<context>
    <name>tincan::ClearHistoryDialog</name>
    <message>
        <source>Delete the history on this computer?</source>
        <translation>删除这台电脑上的历史记录？</translation>
    </message>
    <message>
        <source>Delete the history</source>
        <translation>删除历史记录</translation>
    </message>
    <message>
        <source>The messages of all servers that you joined are deleted here, and with them what was not sent yet and the pictures that were loaded. What a server still has comes again when you are connected to it. What you are writing, your settings and what signs you in are kept; files that you saved, and a server that this computer hosts, are not touched.</source>
        <translation>您加入过的所有服务器的消息都会从这里删除，尚未发送的消息和已加载的图片也会一并删除。服务器上仍保留的内容，会在您连接后重新取回。正在写的内容、您的设置以及登录凭据都会保留；您保存的文件，以及由这台电脑主持的服务器不受影响。</translation>
    </message>
</context>
<context>
    <name>tincan::CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>tincan::Composer</name>
    <message>
        <source>Message to %1</source>
        <translation>给 %1 的消息</translation>
    </message>
    <message>
        <source>%1 bytes are too much for one message, which takes %2. Nothing was pasted; what you copied is still in the clipboard.</source>
        <translation>%1 字节对一条消息来说太多了，最多 %2 字节。没有粘贴任何内容；您复制的内容仍在剪贴板里。</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>发送消息到 %1</translation>
    </message>
</context>
<context>
    <name>tincan::ComposerBar</name>
    <message>
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>回复 %1</translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation>保持原样 (Esc)</translation>
    </message>
    <message>
        <source>Do not reply (Esc)</source>
        <translation>不回复 (Esc)</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Do not reply</source>
        <translation>不回复</translation>
    </message>
</context>
<context>
    <name>tincan::ComposerBox</name>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Insert an emoji</source>
        <translation>插入表情</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>tincan::ComposerHint</name>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 / %2 字节</translation>
    </message>
    <message>
        <source>%1: too long for one message. Shorten it, or send it in two.</source>
        <translation>%1：一条消息放不下。请缩短，或分两条发送。</translation>
    </message>
</context>
<context>
    <name>tincan::ComposerSpelling</name>
    <message>
        <source>No suggestions</source>
        <translation>没有建议</translation>
    </message>
    <message>
        <source>Add to dictionary</source>
        <translation>添加到词典</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>拼写检查</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a language, a country</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>tincan::Conversation</name>
    <message>
        <source>Not sent: %1. Your text is still here.</source>
        <translation>未发送：%1。文字仍保留在这里。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Everything here is read.</source>
        <translation>这里的消息都已读过。</translation>
    </message>
    <message>
        <source>The message of this link is not stored here. It may be older than what was loaded so far.</source>
        <translation>这个链接指向的消息没有存在本机，它可能比目前已加载的消息更早。</translation>
    </message>
    <message>
        <source>The room of this link is not in your list: it may be private, or gone.</source>
        <translation>这个链接指向的房间不在您的列表中：它可能是私密的，或已不存在。</translation>
    </message>
    <message>
        <source>%1 was archived, or you are not in it any more. What was said until then is kept, and can be searched.</source>
        <translation>%1 已归档，或者你已不在其中。此前的内容已保留，可以搜索。</translation>
    </message>
    <message>
        <source>You left this room. Nothing new comes from it.</source>
        <translation>你已离开此房间，不会再收到新内容。</translation>
    </message>
    <message>
        <source>Come back</source>
        <translation>回来</translation>
    </message>
</context>
<context>
    <name>tincan::ConversationActions</name>
    <message>
        <source>That message is not stored here.</source>
        <translation>该消息没有保存在这里。</translation>
    </message>
    <message>
        <source>The message was not changed: %1. Your text is kept.</source>
        <translation>消息未修改：%1。您的文字已保留。</translation>
    </message>
    <message>
        <source>Edit again</source>
        <translation>重新编辑</translation>
    </message>
</context>
<context>
    <name>tincan::ConversationFiles</name>
    <message>
        <source>View %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show %1 in its folder</source>
        <translation>在文件夹中显示 %1</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>将 %1 另存为…</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>保存“%1”</translation>
    </message>
</context>
<context>
    <name>tincan::CopyRow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>tincan::CrashReportView</name>
    <message>
        <source>None. Tincan has not ended unexpectedly, as far as it knows.</source>
        <translation>没有。就 Tincan 所知，它没有意外退出过。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Last crash report</source>
        <translation>上次崩溃的报告</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The system may keep a memory dump of its own, by its own settings.</source>
        <translation>系统可能会按自己的设置保留一份内存转储。</translation>
    </message>
</context>
<context>
    <name>tincan::DateDialog</name>
    <message>
        <source>Go to a date</source>
        <translation>转到日期</translation>
    </message>
    <message>
        <source>The first message of that day is shown, or the next one after it.</source>
        <translation>显示当天的第一条消息；如果没有，则显示之后的下一条。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
</context>
<context>
    <name>tincan::DeleteDialog</name>
    <message>
        <source>Delete this message for everyone?</source>
        <translation>要为所有人删除这条消息吗？</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>删除消息</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>删除这条消息吗？</translation>
    </message>
    <message>
        <source>Everybody in the room sees that a message was deleted. This cannot be undone.</source>
        <translation>房间里的所有人都会看到有一条消息被删除。此操作无法撤销。</translation>
    </message>
    <message>
        <source>It was not sent, and is nowhere else. This cannot be undone.</source>
        <translation>它还没有发送，别处也没有。此操作无法撤销。</translation>
    </message>
    <message>
        <source>The message: %1</source>
        <translation>消息：%1</translation>
    </message>
</context>
<context>
    <name>tincan::DropOverlay</name>
    <message>
        <source>Drop to send it to #%1</source>
        <translation>松开即可发送到 #%1</translation>
    </message>
</context>
<context>
    <name>tincan::EditsDialog</name>
    <message>
        <source>Edits of this message</source>
        <translation>此消息的编辑记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>What it said before is not stored here, or it was deleted.</source>
        <translation>之前的内容没有保存在这里，或者已被删除。</translation>
    </message>
    <message>
        <source>%1, now</source>
        <comment>time of an edit</comment>
        <translation>%1，现在</translation>
    </message>
    <message>
        <source>%1, first</source>
        <comment>time of an edit</comment>
        <translation>%1，最初</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier edits are not shown.</source>
        <translation>
            <numerusform>另有 %n 次更早的编辑未显示。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tincan::EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>搜索表情</translation>
    </message>
    <message>
        <source>No such emoji</source>
        <translation>没有这个表情</translation>
    </message>
</context>
<context>
    <name>tincan::ForgetDialog</name>
    <message>
        <source>Forget %1?</source>
        <translation>要忘记 %1 吗？</translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation>忘记此服务器</translation>
    </message>
    <message>
        <source>It is left, and what this computer keeps of it is deleted: its messages (%1) with what was not sent yet, what you are writing there, the pictures that were loaded, your marks on rooms and people, and what signs you in. What the server has stays there, and files that you saved stay here. Where it asks who you are, coming back takes your password.</source>
        <comment>the size on disk</comment>
        <translation>将离开它，并删除这台电脑上保留的内容：它的消息（%1），包括尚未发送的消息、您正在那里写的内容、已加载的图片、您对房间和人的标记，以及登录凭据。服务器上的内容仍留在那里，您保存过的文件也留在这里。如果它要求登录，再回来时需要您的密码。</translation>
    </message>
</context>
<context>
    <name>tincan::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>tincan::FoundServers</name>
    <message>
        <source>Servers on this network</source>
        <translation>此网络中的服务器</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a server&apos;s name, its address</comment>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nobody on this network hosts for others right now. An address can always be typed.</source>
        <translation>此网络中现在没有人开设服务器。随时可以直接输入地址。</translation>
    </message>
    <message>
        <source>Anybody here can use such a name: what counts is the link that you were given.</source>
        <translation>这里任何人都可以用这样的名称：请以您收到的链接为准。</translation>
    </message>
    <message>
        <source>Servers on this network cannot be looked for: Avahi does not run here. It is in the package avahi-daemon (Fedora: avahi). An address can always be typed.</source>
        <translation>无法查找此网络中的服务器：这里没有运行 Avahi。它在软件包 avahi-daemon 中（Fedora 中为 avahi）。随时可以直接输入地址。</translation>
    </message>
    <message>
        <source>Servers on this network are not looked for on this system. An address can always be typed.</source>
        <translation>在此系统上不能查找网络中的服务器。随时可以直接输入地址。</translation>
    </message>
</context>
<context>
    <name>tincan::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Others see it beside what you write from now on.</source>
        <translation>从现在起，别人会在您的消息旁看到它。</translation>
    </message>
    <message>
        <source>Start with the desktop</source>
        <translation>随桌面启动</translation>
    </message>
    <message>
        <source>Tincan opens when you log in.</source>
        <translation>登录时打开 Tincan。</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>关闭窗口后继续运行</translation>
    </message>
    <message>
        <source>It waits in the tray, and tells of messages.</source>
        <translation>它会留在托盘中，并通知新消息。</translation>
    </message>
    <message>
        <source>This desktop has no tray to wait in.</source>
        <translation>此桌面没有托盘。</translation>
    </message>
</context>
<context>
    <name>tincan::HistoryExport</name>
    <message>
        <source>the history could not be read</source>
        <translation>无法读取历史记录</translation>
    </message>
</context>
<context>
    <name>tincan::HistoryImport</name>
    <message>
        <source>Connect to the server first: it says which messages are yours.</source>
        <translation>请先连接到服务器：由它来确认哪些消息是您的。</translation>
    </message>
    <message>
        <source>The file could not be read: %1.</source>
        <translation>无法读取该文件：%1。</translation>
    </message>
    <message>
        <source>The file is no export of Tincan&apos;s as JSON, or not all of one.</source>
        <translation>该文件不是 Tincan 导出的 JSON，或者不完整。</translation>
    </message>
    <message>
        <source>The file does not say where its messages stand. Export it again with this version.</source>
        <translation>该文件没有记录消息所在的位置。请用此版本重新导出。</translation>
    </message>
    <message>
        <source>The file is of another server, or of before this one began a new log.</source>
        <translation>该文件来自另一台服务器，或来自这台服务器启用新日志之前。</translation>
    </message>
    <message>
        <source>The disk did not take all of it. What came in stays.</source>
        <translation>磁盘未能写入全部内容。已导入的内容会保留。</translation>
    </message>
    <message>
        <source>%L1 messages came in, %L2 were here already.</source>
        <translation>已导入 %L1 条消息，另有 %L2 条原本就在这里。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>%L1 have no place in this history and were left out.</source>
        <translation>有 %L1 条在此历史记录中没有位置，未导入。</translation>
    </message>
    <message>
        <source>Another import is running.</source>
        <translation>另一个导入正在进行。</translation>
    </message>
</context>
<context>
    <name>tincan::HostDialog</name>
    <message>
        <source>Host on this computer</source>
        <translation>在这台电脑上开设</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>开设</translation>
    </message>
    <message>
        <source>a free one</source>
        <translation>任一空闲端口</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Address of this server</source>
        <translation>此服务器的地址</translation>
    </message>
    <message>
        <source>Start chatting</source>
        <translation>开始聊天</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Type a number, or leave it: a free port is found then, and kept for the next time.</source>
        <translation>输入一个号码，或保持不变：届时会自动找一个空闲端口，下次继续使用。</translation>
    </message>
    <message>
        <source>The server could not start: %1. Type another port, or 0 for a free one.</source>
        <translation>服务器无法启动：%1。请输入其他端口，或输入 0 使用空闲端口。</translation>
    </message>
    <message>
        <source>This computer becomes the meeting place, for as long as Tincan is open.</source>
        <translation>只要 Tincan 开着，这台电脑就是大家会面的地方。</translation>
    </message>
    <message>
        <source>This &amp;computer only</source>
        <translation>仅限这台电脑(&amp;C)</translation>
    </message>
    <message>
        <source>This &amp;network</source>
        <translation>本地网络(&amp;N)</translation>
    </message>
    <message>
        <source>Who can join</source>
        <translation>谁可以加入</translation>
    </message>
    <message>
        <source>This computer is the meeting place already, for as long as Tincan is open. Only programs on this computer can reach it: they join by its address. To invite others, or to use another port, leave this server first, and host anew.</source>
        <translation>只要 Tincan 开着，这台电脑就是大家会面的地方。只有这台电脑上的程序能连上它，用下面的地址加入。要邀请他人或换用别的端口，请先离开此服务器，再重新主持。</translation>
    </message>
    <message>
        <source>Its programs, by the address: it listens on 127.0.0.1.</source>
        <translation>这台电脑上的程序用地址加入：它只监听 127.0.0.1。</translation>
    </message>
    <message>
        <source>Whoever you invite and whose computer can reach this one. It is encrypted, everybody has an account, and you are the owner. It has rooms of its own: what was said on this computer only stays there.</source>
        <translation>您邀请的、其电脑能连到这台电脑的人。连接是加密的，每个人都有帐户，您是所有者。它有自己的房间：只在这台电脑上说过的内容留在原处。</translation>
    </message>
    <message>
        <source>The server could not start: %1.</source>
        <translation>服务器无法启动：%1。</translation>
    </message>
</context>
<context>
    <name>tincan::InviteDialog</name>
    <message>
        <source>Invite people</source>
        <translation>邀请他人</translation>
    </message>
    <message>
        <source>Send them the link, or let them scan it. Whoever opens it makes an account and is in, for as long as Tincan is open here.</source>
        <translation>把链接发给他们，或者让他们扫码。只要这里的 Tincan 开着，打开链接的人创建帐户后即可加入。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>换一个新链接</translation>
    </message>
    <message>
        <source>This one lets nobody in any more then.</source>
        <translation>之后，现在的链接不再有效。</translation>
    </message>
    <message>
        <source>Who can reach it</source>
        <translation>谁能连上它</translation>
    </message>
    <message>
        <source>There is no new link: %1.</source>
        <translation>没有新链接：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Lets in %n more, until %1.</source>
        <translation>
            <numerusform>还可供 %n 人加入，有效期至 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Making a link…</source>
        <translation>正在生成链接…</translation>
    </message>
    <message>
        <source>trying…</source>
        <translation>正在尝试…</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>an address, its interface, what was found</comment>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>Only this computer: it has no address in any network just now.</source>
        <translation>只有这台电脑：它现在不在任何网络中，没有地址。</translation>
    </message>
    <message>
        <source>Nobody: not even a connection from this computer got an answer.</source>
        <translation>没有人：就连这台电脑自己的连接也没有得到应答。</translation>
    </message>
    <message>
        <source>Tried from this computer alone. Others have to be in the same network. If they get no answer there, look whether a firewall lets TCP port %1 in.</source>
        <translation>只从这台电脑上试过。其他人须在同一个网络中。如果他们那里没有应答，请看看防火墙是否允许 TCP 端口 %1 的连接进入。</translation>
    </message>
    <message>
        <source>An address here is the internet&apos;s: anybody may find it.</source>
        <translation>这里有一个互联网地址：任何人都可能找到它。</translation>
    </message>
</context>
<context>
    <name>tincan::JoinDialog</name>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Paste the link that you were given, or type the server&apos;s address.</source>
        <translation>粘贴收到的链接，或输入服务器地址。</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>host:port, http://…, https://… or tincan://…</source>
        <translation>主机:端口、http://…、https://… 或 tincan://…</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>您的名字(&amp;N)</translation>
    </message>
    <message>
        <source>Type the name that others will see.</source>
        <translation>请输入别人将看到的名字。</translation>
    </message>
    <message>
        <source>&amp;On this network</source>
        <translation>在此网络中(&amp;O)</translation>
    </message>
    <message>
        <source>A link was opened. It asks you to join %1. Do so only if you know who it is from.</source>
        <translation>打开了一个链接，它请您加入 %1。请在知道链接来自谁时才加入。</translation>
    </message>
    <message>
        <source>Its invite, %1, makes you an account there.</source>
        <translation>链接中的邀请码 %1 可为您在那里创建帐户。</translation>
    </message>
    <message>
        <source>It names the certificate by which that server is known:
%1</source>
        <translation>链接指明了用于识别该服务器的证书：
%1</translation>
    </message>
</context>
<context>
    <name>tincan::JumpButton</name>
    <message>
        <source>Go to the newest message</source>
        <translation>转到最新消息</translation>
    </message>
    <message numerus="yes">
        <source>Go to the newest message, %n not read</source>
        <translation>
            <numerusform>转到最新消息，%n 条未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tincan::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>按 Enter 发送</translation>
    </message>
    <message>
        <source>Shift+Enter breaks the line; otherwise the other way round.</source>
        <translation>Shift+Enter 换行；关闭后则相反。</translation>
    </message>
</context>
<context>
    <name>tincan::LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of all windows, at once.</source>
        <translation>所有窗口立即生效。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>tincan::LineList</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
</context>
<context>
    <name>tincan::LineMenu</name>
    <message>
        <source>&amp;Line</source>
        <translation>线路(&amp;L)</translation>
    </message>
    <message>
        <source>Test all…</source>
        <translation>全部测试…</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>选项…</translation>
    </message>
    <message>
        <source>Automatic (recommended)</source>
        <translation>自动（推荐）</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>word and protocol of a line</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
</context>
<context>
    <name>tincan::LinePage</name>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Test all…</source>
        <translation>全部测试…</translation>
    </message>
    <message>
        <source>How messages come</source>
        <translation>消息的接收方式</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>unit behind a number</comment>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>检查间隔</translation>
    </message>
    <message>
        <source>How often short polling asks, from 100 ms.</source>
        <translation>短轮询多久询问一次，最短 100 毫秒。</translation>
    </message>
    <message>
        <source>Hold a request for</source>
        <translation>保持请求时长</translation>
    </message>
    <message>
        <source>How long long polling waits, up to 60 s.</source>
        <translation>长轮询等待多久，最长 60 秒。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>unit behind a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Heartbeat every</source>
        <translation>心跳间隔</translation>
    </message>
    <message>
        <source>How soon a dead line is noticed, from 500 ms.</source>
        <translation>多快发现线路已断，最短 500 毫秒。</translation>
    </message>
    <message>
        <source>First wait before reconnecting</source>
        <translation>首次重连前等待</translation>
    </message>
    <message>
        <source>From 50 ms; doubles each time, up to a minute.</source>
        <translation>最短 50 毫秒；每次加倍，最长一分钟。</translation>
    </message>
    <message>
        <source>Attempts before giving up</source>
        <translation>放弃前的尝试次数</translation>
    </message>
    <message>
        <source>Up to 10,000.</source>
        <translation>最多 10,000 次。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>These options hold from the next connection on. Nothing is lost.</source>
        <translation>这些选项从下一次连接起生效。不会丢失任何内容。</translation>
    </message>
</context>
<context>
    <name>tincan::LinePopover</name>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>全部测试</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>选项…</translation>
    </message>
</context>
<context>
    <name>tincan::LineState</name>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>Connected for %1.</source>
        <translation>已连接%1。</translation>
    </message>
    <message>
        <source>Something is missing in the history, marked where it is.</source>
        <translation>历史记录中有缺失，已在相应位置标出。</translation>
    </message>
    <message>
        <source>Nothing missed.</source>
        <translation>没有遗漏。</translation>
    </message>
    <message>
        <source>%1 messages, nothing missed, nothing doubled.</source>
        <translation>%1 条消息，没有遗漏，没有重复。</translation>
    </message>
    <message>
        <source>blocked here</source>
        <translation>此处受阻</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
</context>
<context>
    <name>tincan::MainWindow</name>
    <message>
        <source>This build cannot host. Join a server instead.</source>
        <translation>此版本不能开设服务器，请加入一个服务器。</translation>
    </message>
    <message>
        <source>%1 on %2 — Tincan</source>
        <comment>a person&apos;s name, a server&apos;s address</comment>
        <translation>%1 @ %2 — Tincan</translation>
    </message>
    <message>
        <source>The link leads to a message on %1. Join that server to see it.</source>
        <translation>这个链接指向 %1 上的一条消息。加入该服务器即可查看。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Mark as read</source>
        <translation>标为已读(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;ute</source>
        <translation>静音(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>详情(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Come back</source>
        <translation>回来(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Leave…</source>
        <translation>离开(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Block: fold their messages away here</source>
        <translation>屏蔽(&amp;B)：在此折叠其消息</translation>
    </message>
    <message>
        <source>This window shows it once what you have begun to write is sent, or its files and edits are put away.</source>
        <translation>等你正在写的内容发出，或撤下其中的文件与编辑之后，此窗口才会换上新的显示。</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move dow&amp;n</source>
        <translation>下移(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Bring back an archived room</source>
        <translation>恢复已归档的房间(&amp;B)</translation>
    </message>
    <message>
        <source>None is archived</source>
        <translation>没有已归档的房间</translation>
    </message>
    <message>
        <source>You are on %1 already, as %2. For another account there choose Servers, Another account, and paste the link as its invite.</source>
        <translation>您已经以 %2 的身份在 %1 上。要在那里使用另一个帐户，请选择“服务器”→“另一个帐户”，并把链接粘贴为邀请。</translation>
    </message>
</context>
<context>
    <name>tincan::MemberList</name>
    <message>
        <source>&amp;Invite…</source>
        <translation>邀请(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移出(&amp;R)…</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（你）</translation>
    </message>
    <message>
        <source>People in it: %1</source>
        <translation>成员：%1 人</translation>
    </message>
</context>
<context>
    <name>tincan::MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>React…</source>
        <translation>回应…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Show edits…</source>
        <translation>查看编辑记录…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Copy with name and time</source>
        <translation>连同名字和时间复制</translation>
    </message>
    <message>
        <source>Copy link to the message</source>
        <translation>复制消息链接</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Delete for everyone…</source>
        <translation>为所有人删除…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Load what is missing</source>
        <translation>加载缺失的消息</translation>
    </message>
</context>
<context>
    <name>tincan::NameDialog</name>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Others see it beside what you write from now on.</source>
        <translation>从现在起，别人会在您的消息旁看到它。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名字(&amp;N)</translation>
    </message>
    <message>
        <source>Type the name that others will see.</source>
        <translation>请输入别人将看到的名字。</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>另一个帐户</translation>
    </message>
    <message>
        <source>On %1 the name tells who one is. You are there under both names from now on.</source>
        <translation>在 %1 上，名称表明身份。从现在起，您将以两个名称出现在那里。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
</context>
<context>
    <name>tincan::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>All lines go through it, at once. This computer itself is reached directly.</source>
        <translation>所有线路立即经由它连接。本机始终直接连接。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>HTTP, by hand</source>
        <translation>手动 HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5, by hand</source>
        <translation>手动 SOCKS 5</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation>代理主机</translation>
    </message>
    <message>
        <source>Its name or address. Without host and port no proxy is used.</source>
        <translation>名称或地址。缺少主机或端口时不使用代理。</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>tincan::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此提示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>tincan::NoticesOf</name>
    <message>
        <source>%1 on %2</source>
        <comment>a room, a server</comment>
        <translation>%2 上的 %1</translation>
    </message>
</context>
<context>
    <name>tincan::NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>显示通知</translation>
    </message>
    <message>
        <source>For messages in rooms that you are not looking at, one for each room.</source>
        <translation>针对您没有在看的房间里的消息，每个房间一条。</translation>
    </message>
    <message>
        <source>Only when I am mentioned</source>
        <translation>仅在提到我时</translation>
    </message>
    <message>
        <source>Where somebody writes @ and your name.</source>
        <translation>有人写了 @ 和您的名字时。</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>显示消息内容</translation>
    </message>
    <message>
        <source>Otherwise only who wrote, and where.</source>
        <translation>关闭后只显示是谁、在哪里写的。</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>Nothing is shown until this is off again. What comes is still counted.</source>
        <translation>关闭之前不显示任何通知。收到的消息仍会计数。</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>Nothing is shown between these times, each day.</source>
        <translation>每天在此时段内不显示通知。</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
</context>
<context>
    <name>tincan::Notifier</name>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n new</source>
        <comment>a room</comment>
        <translation>
            <numerusform>%1，%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wrote something</source>
        <comment>a person</comment>
        <translation>%1 发来消息</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a person, what they wrote</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not sent: %1. Your text is kept: the next window that is opened has it in the room.</source>
        <translation>未发送：%1。您的文字已保留：下一个打开的窗口会在该房间中显示它。</translation>
    </message>
</context>
<context>
    <name>tincan::PeopleList</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>People</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Load the people again</source>
        <translation>重新加载成员</translation>
    </message>
    <message>
        <source>The list of people did not come.</source>
        <translation>未能获取成员列表。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Nobody else is on this server yet.</source>
        <translation>此服务器上还没有其他人。</translation>
    </message>
</context>
<context>
    <name>tincan::PeopleModel</name>
    <message>
        <source>%1, online</source>
        <comment>a person</comment>
        <translation>%1，在线</translation>
    </message>
    <message>
        <source>%1, away</source>
        <comment>a person</comment>
        <translation>%1，离开</translation>
    </message>
    <message>
        <source>%1, offline</source>
        <comment>a person</comment>
        <translation>%1，离线</translation>
    </message>
    <message>
        <source>%1, %2 unread</source>
        <translation>%1，%2 条未读</translation>
    </message>
    <message>
        <source>%1, muted</source>
        <translation>%1，已静音</translation>
    </message>
    <message>
        <source>%1, blocked</source>
        <comment>a person</comment>
        <translation>%1，已屏蔽</translation>
    </message>
</context>
<context>
    <name>tincan::PersonDialog</name>
    <message>
        <source>Part of a name</source>
        <translation>名字的一部分</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>成员(&amp;P)</translation>
    </message>
    <message>
        <source>Nobody here has such a name.</source>
        <translation>没有这个名字的人。</translation>
    </message>
</context>
<context>
    <name>tincan::PictureViewer</name>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>无法显示这张图片。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>tincan::PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Tell others that I am typing</source>
        <translation>告诉他人我正在输入</translation>
    </message>
    <message>
        <source>Those in the same room see it while you write.</source>
        <translation>您写消息时，同一房间的人会看到。</translation>
    </message>
    <message>
        <source>Tell others that I am here</source>
        <translation>告诉他人我在线</translation>
    </message>
    <message>
        <source>Everybody on a server with accounts sees whether you are connected, and away once no window of Tincan was touched for five minutes. Without it you are shown as offline.</source>
        <translation>在有帐户的服务器上，大家会看到您是否在线；五分钟没有操作 Tincan 的任何窗口，则显示为离开。关闭后您显示为离线。</translation>
    </message>
    <message>
        <source>Load pictures by themselves</source>
        <translation>自动加载图片</translation>
    </message>
    <message>
        <source>They come from the server that you are on, and from nowhere else, when their message is in sight. Otherwise a click shows each.</source>
        <translation>消息出现在眼前时，图片从您所在的服务器加载，不会来自别处。关闭后需逐张点击才会显示。</translation>
    </message>
    <message>
        <source>Emoji picked last</source>
        <translation>最近用过的表情</translation>
    </message>
    <message>
        <source>They stand first in the picker, on this computer only.</source>
        <translation>它们在选择框中排在最前，只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation>哪些内容会离开这台电脑</translation>
    </message>
    <message>
        <source>To the server that you are on: what you send, your name, how far you have read, and what the switches above say. To this network: while “Join” is open, the question which servers there are; while you host for this network, this computer&apos;s name and where the server is.</source>
        <translation>发往您所在的服务器：您发送的内容、您的名称、您读到哪里，以及上面各开关所允许的内容。发往此网络：“加入”打开时，询问有哪些服务器；您为此网络开设服务器时，这台电脑的名称和服务器的位置。</translation>
    </message>
    <message>
        <source>What never does</source>
        <translation>哪些内容绝不会离开</translation>
    </message>
    <message>
        <source>What you search for, what you have not sent yet, reports of crashes, and how you use Tincan. No link is followed unless you click it, and no picture comes from elsewhere. After a crash the system may keep a memory dump of its own, by its own settings.</source>
        <translation>您搜索的内容、尚未发送的内容、崩溃报告，以及您如何使用 Tincan。不点击链接就不会访问它，图片也不会来自别处。程序崩溃后，系统可能会按自己的设置保留一份内存转储。</translation>
    </message>
</context>
<context>
    <name>tincan::QrCode</name>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
</context>
<context>
    <name>tincan::RoomDelegate</name>
    <message>
        <source>Draft: %1</source>
        <translation>草稿：%1</translation>
    </message>
</context>
<context>
    <name>tincan::RoomDetailsDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Archive…</source>
        <translation>归档(&amp;A)…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Room details</source>
        <translation>房间详情</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>A conversation of two: nobody else sees it.</source>
        <translation>两人对话：其他人看不到。</translation>
    </message>
    <message>
        <source>Private: only who is in it sees it.</source>
        <translation>私密：只有其中的人能看到。</translation>
    </message>
    <message>
        <source>Everyone on this server can see it and write in it.</source>
        <translation>此服务器上的所有人都能看到并发言。</translation>
    </message>
    <message>
        <source>&amp;Come back</source>
        <translation>回来(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Leave…</source>
        <translation>离开(&amp;L)…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Invite into %1</source>
        <translation>邀请加入 %1</translation>
    </message>
    <message>
        <source>Whoever is invited can read what was said in it, and sees who is in it.</source>
        <translation>受邀者可以阅读其中的历史内容，并看到其中有谁。</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Everybody on this server is in it already.</source>
        <translation>此服务器上的所有人都已在其中。</translation>
    </message>
</context>
<context>
    <name>tincan::RoomDialog</name>
    <message>
        <source>New room</source>
        <translation>新建房间</translation>
    </message>
    <message>
        <source>Everyone on this server can see it and write in it.</source>
        <translation>此服务器上的所有人都能看到并发言。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>谈论什么</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Topic (may stay empty)</source>
        <translation>主题（可留空）(&amp;T)</translation>
    </message>
    <message>
        <source>Give the room a name.</source>
        <translation>请给房间起个名字。</translation>
    </message>
    <message>
        <source>There is a room of this name already. Choose another.</source>
        <translation>已有同名的房间，请换一个。</translation>
    </message>
    <message>
        <source>Everyone on this server can see it and write in it, unless it is private.</source>
        <translation>此服务器上的所有人都能看到并发言，除非它是私密的。</translation>
    </message>
    <message>
        <source>&amp;Private: only whom you invite sees it</source>
        <translation>私密(&amp;P)：只有你邀请的人能看到</translation>
    </message>
</context>
<context>
    <name>tincan::RoomListModel</name>
    <message>
        <source>%1, %2 unread</source>
        <translation>%1，%2 条未读</translation>
    </message>
    <message>
        <source>%1, draft: %2</source>
        <comment>a room, what is written for it</comment>
        <translation>%1，草稿：%2</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1，已收藏</translation>
    </message>
    <message>
        <source>%1, muted</source>
        <translation>%1，已静音</translation>
    </message>
    <message>
        <source>%1, you left it</source>
        <translation>%1，你已离开</translation>
    </message>
</context>
<context>
    <name>tincan::RoomQuestion</name>
    <message>
        <source>Leave the conversation with %1?</source>
        <translation>离开与 %1 的对话？</translation>
    </message>
    <message>
        <source>It goes from your list, and comes back when one of you opens it again. What was said is kept.</source>
        <translation>它会从列表中消失，当你们中有人再次打开时会重新出现。内容会保留。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Leave %1?</source>
        <translation>离开 %1？</translation>
    </message>
    <message>
        <source>It is private: you see nothing more of it until somebody in it invites you again. What was said until now stays in your history.</source>
        <translation>这是私密房间：在其中有人再次邀请你之前，你将看不到新内容。此前的内容保留在你的历史记录中。</translation>
    </message>
    <message>
        <source>Leave the room</source>
        <translation>离开房间</translation>
    </message>
    <message>
        <source>Nothing new comes from it. It stays in your list, and you can come back whenever you like.</source>
        <translation>不会再收到新内容。它仍在列表中，你可以随时回来。</translation>
    </message>
    <message>
        <source>Archive %1 for everybody?</source>
        <translation>为所有人归档 %1？</translation>
    </message>
    <message>
        <source>Archive the room</source>
        <translation>归档房间</translation>
    </message>
    <message>
        <source>Remove %1 from %2?</source>
        <translation>将 %1 移出 %2？</translation>
    </message>
    <message>
        <source>They see nothing more of it until somebody in it invites them again.</source>
        <translation>在其中有人再次邀请之前，对方将看不到新内容。</translation>
    </message>
    <message>
        <source>Nothing more from it reaches them. They can come back by themselves.</source>
        <translation>对方不会再收到新内容，但可以自己回来。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Nobody can write in it any more, and it goes from everybody&apos;s list. What was said is kept, and can be searched. Whoever runs the server can open it again.</source>
        <translation>任何人都不能再发言，它会从所有人的列表中消失。内容会保留，可以搜索。服务器管理者可以重新开放它。</translation>
    </message>
</context>
<context>
    <name>tincan::RowToolbar</name>
    <message>
        <source>React</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>tincan::Search</name>
    <message>
        <source>Words that messages have to have, &quot;words side by side&quot;, or narrower:

from:Ada
in:design
before:2026-11-01
after:2026-10-01
has:file
has:link</source>
        <translation>消息里要有的词语，&quot;相邻的词语&quot;，或用以下方式缩小范围：

from:Ada
in:design
before:2026-11-01
after:2026-10-01
has:file
has:link</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>搜索失败。</translation>
    </message>
    <message>
        <source>Nothing found so far.</source>
        <translation>目前没有找到。</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Still looking through what was stored before: %1 % so far.</source>
        <translation>仍在整理以前保存的消息：已完成 %1 %。</translation>
    </message>
    <message>
        <source>%1 is searched as words: a day looks like before:2026-11-01, and has: knows file and link.</source>
        <translation>%1 按普通词语搜索：日期要写成 before:2026-11-01，has: 后面可以是 file 或 link。</translation>
    </message>
    <message>
        <source>Nothing found in this room so far.</source>
        <translation>此房间中暂时没有找到。</translation>
    </message>
    <message>
        <source>Nothing found in this room.</source>
        <translation>此房间中没有找到。</translation>
    </message>
</context>
<context>
    <name>tincan::SearchBar</name>
    <message>
        <source>Search messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>此房间</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有房间</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>搜索范围</translation>
    </message>
    <message>
        <source>Newer hit (%1)</source>
        <translation>较新的结果 (%1)</translation>
    </message>
    <message>
        <source>Older hit (%1)</source>
        <translation>较早的结果 (%1)</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 条，共 %2 条</translation>
    </message>
</context>
<context>
    <name>tincan::SearchPanel</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Search all rooms</source>
        <translation>搜索所有房间</translation>
    </message>
    <message>
        <source>Search all rooms (%1)</source>
        <translation>搜索所有房间（%1）</translation>
    </message>
</context>
<context>
    <name>tincan::SelectionCopier</name>
    <message>
        <source>Copying: %L1 of %L2 messages</source>
        <translation>正在复制：%L1 / %L2 条消息</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Nothing was copied: the history could not be read.</source>
        <translation>没有复制任何内容：无法读取历史记录。</translation>
    </message>
    <message>
        <source>The first %1 messages were copied: a clipboard takes no more.</source>
        <translation>已复制前 %1 条消息：剪贴板放不下更多内容。</translation>
    </message>
    <message>
        <source>%1 messages were copied.</source>
        <translation>已复制 %1 条消息。</translation>
    </message>
</context>
<context>
    <name>tincan::ServerButton</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tincan::ServerPeople</name>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
</context>
<context>
    <name>tincan::ServerRail</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Join another server…</source>
        <translation>加入另一个服务器…</translation>
    </message>
</context>
<context>
    <name>tincan::ServerSet</name>
    <message>
        <source>The settings could not be read. They were set aside, and the defaults hold. Your messages are untouched.</source>
        <translation>无法读取设置。原设置已另存，现使用默认值。您的消息未受影响。</translation>
    </message>
    <message>
        <source>What you had begun to write could not be read. It was set aside as a file in the profile&apos;s folder. Your messages are untouched.</source>
        <translation>您未写完的内容无法读取，已作为文件放在配置文件夹中。您的消息没有受影响。</translation>
    </message>
    <message>
        <source>The server on this computer could not start again: %1. Your messages are kept. Close the program that uses its port and start Tincan again, or host anew.</source>
        <translation>这台电脑上的服务器未能重新启动：%1。您的消息已保留。请关闭占用其端口的程序后重新启动 Tincan，或重新开设。</translation>
    </message>
    <message>
        <source>Some of the history could not be deleted: another program has it open, or the disk refuses.</source>
        <translation>部分历史记录未能删除：另一个程序正在使用它，或磁盘拒绝了操作。</translation>
    </message>
    <message>
        <source>%1 was forgotten. Its messages are no longer on this computer.</source>
        <translation>已忘记 %1。它的消息已不在这台电脑上。</translation>
    </message>
    <message>
        <source>%1 was forgotten, but some of its messages could not be deleted: another program has them open, the disk refuses, or another server&apos;s are under the same name.</source>
        <translation>已忘记 %1，但它的部分消息无法删除：另一个程序正在使用它们、磁盘拒绝写入，或另一个服务器的消息使用相同的文件名。</translation>
    </message>
    <message>
        <source>The server on this computer was not started: %1.</source>
        <translation>这台电脑上的服务器没有启动：%1。</translation>
    </message>
</context>
<context>
    <name>tincan::SettingsPage</name>
    <message>
        <source>Default: %1.</source>
        <translation>默认：%1。</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>重置此页</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>tincan::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有包含这些文字的设置。</translation>
    </message>
</context>
<context>
    <name>tincan::SideBar</name>
    <message>
        <source>Jump to…</source>
        <translation>跳转到…</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Your name and settings</source>
        <translation>您的名字和设置</translation>
    </message>
    <message>
        <source>New room…</source>
        <translation>新建房间…</translation>
    </message>
    <message>
        <source>Jump to a room or a person</source>
        <translation>跳转到房间或成员</translation>
    </message>
</context>
<context>
    <name>tincan::SignInDialog</name>
    <message>
        <source>The name, the password or the invite is wrong.</source>
        <translation>名字、密码或邀请码不对。</translation>
    </message>
    <message>
        <source>Somebody else has this name here. Choose another one.</source>
        <translation>这里已经有人用这个名字。请换一个。</translation>
    </message>
    <message>
        <source>Choose a password of 8 characters or more, and a name of 64 at most.</source>
        <translation>请选择至少 8 个字符的密码，名字最多 64 个字符。</translation>
    </message>
    <message>
        <source>Too many tries. Wait a minute, then try again.</source>
        <translation>尝试次数太多。请等一分钟再试。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>%1 wants to know who you are.</source>
        <translation>%1 想知道您是谁。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Invite</source>
        <translation>邀请码(&amp;I)</translation>
    </message>
    <message>
        <source>Only where you are new: the code that you were given. It makes your account.</source>
        <translation>仅限新成员：您收到的邀请码。用它创建您的帐户。</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>请输入您的名字。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入您的密码。</translation>
    </message>
    <message>
        <source>You are invited to %1. Choose the name that others will see, and a password for the next time.</source>
        <translation>您受邀加入 %1。请选择别人会看到的名字，以及下次登录用的密码。</translation>
    </message>
    <message>
        <source>Make your account</source>
        <translation>创建帐户</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>8 characters or more.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>What keeps you signed in is in the system&apos;s keychain; your password is kept nowhere.</source>
        <translation>保持登录的凭据存放在系统的钥匙串中；您的密码不会保存在任何地方。</translation>
    </message>
    <message>
        <source>No keychain answers here, so that what keeps you signed in is in a file that only you may read; your password is kept nowhere.</source>
        <translation>这里没有可用的钥匙串，保持登录的凭据存放在只有您能读取的文件中；您的密码不会保存在任何地方。</translation>
    </message>
</context>
<context>
    <name>tincan::SkinTone</name>
    <message>
        <source>Light skin</source>
        <translation>浅肤色</translation>
    </message>
    <message>
        <source>Medium-light skin</source>
        <translation>中等偏浅肤色</translation>
    </message>
    <message>
        <source>Medium skin</source>
        <translation>中等肤色</translation>
    </message>
    <message>
        <source>Medium-dark skin</source>
        <translation>中等偏深肤色</translation>
    </message>
    <message>
        <source>Dark skin</source>
        <translation>深肤色</translation>
    </message>
    <message>
        <source>No skin tone</source>
        <translation>默认肤色</translation>
    </message>
</context>
<context>
    <name>tincan::Sparkline</name>
    <message>
        <source>Recent delivery times</source>
        <translation>最近的送达时间</translation>
    </message>
    <message>
        <source>last %1 ms</source>
        <translation>最近 %1 毫秒</translation>
    </message>
</context>
<context>
    <name>tincan::StartPage</name>
    <message>
        <source>Host</source>
        <translation>开设</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>加入…</translation>
    </message>
    <message>
        <source>Chat, whatever the line</source>
        <translation>不论哪条线路，都能聊天</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>您想如何开始？</translation>
    </message>
    <message>
        <source>Host a room</source>
        <translation>开设房间</translation>
    </message>
    <message>
        <source>This computer becomes the meeting place. You get an address to join it by.</source>
        <translation>这台电脑成为聚会的地方。您会得到一个可以加入的地址。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Paste a link or type an address, and be in the room a moment later.</source>
        <translation>粘贴链接或输入地址，片刻之后就在房间里了。</translation>
    </message>
    <message>
        <source>Your name: %1. Press to change it.</source>
        <translation>您的名字：%1。按下即可更改。</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>回到 %1</translation>
    </message>
    <message>
        <source>Servers to go back to: %1</source>
        <translation>可返回的服务器：%1</translation>
    </message>
    <message>
        <source>Your name %1 · can be changed at any time</source>
        <translation>您的名字 %1 · 随时可以更改</translation>
    </message>
</context>
<context>
    <name>tincan::StopHostingDialog</name>
    <message>
        <source>Stop the server on this computer?</source>
        <translation>要停止本机上的服务器吗？</translation>
    </message>
    <message>
        <source>Others are connected to it, and are cut off when it stops. Everything that was said is kept, and goes on when you host again.</source>
        <translation>还有其他人连接着它，停止后他们会断开。说过的一切都会保留，再次开设时可以接着聊。</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>停止服务器</translation>
    </message>
</context>
<context>
    <name>tincan::StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>History on this computer</source>
        <translation>这台电脑上的历史记录</translation>
    </message>
    <message>
        <source>Export as JSON</source>
        <translation>导出为 JSON</translation>
    </message>
    <message>
        <source>Delete the history</source>
        <translation>删除历史记录</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>%L1 messages so far</source>
        <translation>已导出 %L1 条消息</translation>
    </message>
    <message>
        <source>%L1 messages are in %2.</source>
        <translation>%L1 条消息已写入 %2。</translation>
    </message>
    <message>
        <source>Nothing was exported: %1.</source>
        <translation>未导出任何内容：%1。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>导出已停止。没有写入任何内容。</translation>
    </message>
    <message>
        <source>All messages of the server that you are on, as far as they are stored here. It can be imported again.</source>
        <translation>当前服务器的所有消息，以这里已存储的为限。之后可以重新导入。</translation>
    </message>
    <message>
        <source>Export as HTML</source>
        <translation>导出为 HTML</translation>
    </message>
    <message>
        <source>The same as one page to read in a browser.</source>
        <translation>同样的内容，一个可在浏览器中阅读的网页。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>The messages of all servers and the pictures that were loaded, on this computer only. You are asked first.</source>
        <translation>所有服务器的消息和已加载的图片，仅限这台电脑。删除前会先询问您。</translation>
    </message>
    <message>
        <source>Keep messages</source>
        <translation>消息保留时间</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>Three months</source>
        <translation>三个月</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>一个月</translation>
    </message>
    <message>
        <source>%1 of messages and pictures, of all servers that you joined.</source>
        <comment>a size</comment>
        <translation>消息和图片共 %1，包括您加入过的所有服务器。</translation>
    </message>
    <message>
        <source>The import was stopped. What came in stays; import it again for the rest.</source>
        <translation>导入已停止。已导入的内容会保留；再次导入即可补上其余部分。</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>%1 % so far</source>
        <translation>已完成 %1 %</translation>
    </message>
    <message>
        <source>Older ones of the servers that are open here are removed from this computer: a minute after you choose it, and once a day, counted back from each server&apos;s newest message. What the server still has can be loaded again; what waits to be sent stays.</source>
        <translation>对于在这里打开的服务器，更早的消息会从这台电脑上移除：选择一分钟后开始，之后每天一次，从该服务器最新的一条消息往回算。服务器上仍有的内容可以重新加载；等待发送的内容会保留。</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <comment>what runs</comment>
        <translation>停止：%1</translation>
    </message>
    <message>
        <source>From an export as JSON of the server that you are on: what is missing here is put where it was. What is here stays, and nothing is sent. Whoever gave you the file could have changed it.</source>
        <translation>从当前服务器的 JSON 导出文件导入：这里缺少的消息会放回原来的位置。已有的内容保持不变，也不会发送任何内容。给您文件的人可能改动过它。</translation>
    </message>
</context>
<context>
    <name>tincan::TimelineView</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>转到该消息</translation>
    </message>
    <message>
        <source>Show what it said before</source>
        <translation>查看之前的内容</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>复制所选内容</translation>
    </message>
</context>
<context>
    <name>tincan::ToneRow</name>
    <message>
        <source>Skin tone</source>
        <translation>肤色</translation>
    </message>
</context>
<context>
    <name>tincan::TrayIcon</name>
    <message>
        <source>Open Tincan</source>
        <translation>打开 Tincan</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>Tincan, %n unread</source>
        <translation>
            <numerusform>Tincan，%n 条未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tincan::TypingLine</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 正在输入…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 和 %2 正在输入…</translation>
    </message>
    <message>
        <source>%1, %2 and others are typing…</source>
        <translation>%1、%2 等人正在输入…</translation>
    </message>
</context>
<context>
    <name>tincan::WholeTextDialog</name>
    <message>
        <source>Whole message</source>
        <translation>完整消息</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>tincan::Workspace</name>
    <message>
        <source>What was not sent to %1 yet waits here, and goes out when you join it again.</source>
        <translation>尚未发送到 %1 的内容保存在这里，再次加入时会发出。</translation>
    </message>
    <message>
        <source>You are signed in as %1 twice now. Leave one of the two, if that was not meant.</source>
        <translation>您现在以 %1 的身份登录了两次。如果不是有意为之，请离开其中一个。</translation>
    </message>
</context>
</TS>
