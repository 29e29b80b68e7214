#include "ui/emoji_picker.h"

#include <QGridLayout>
#include <QToolButton>

namespace tincan {

EmojiPicker::EmojiPicker(QWidget *parent) : Popover(parent)
{
    setAccessibleName(tr("Emoji"));
    static const QStringList all =
        QStringLiteral(
            "😀 😂 🙂 😉 😍 🤔 😅 😢 😡 👍 👎 👏 🙏 💪 👀 🎉 ❤️ 🔥 ✅ ❌ ⭐ "
            "☕ "
            "🚀 "
            "🐛")
            .split(u' ');
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(2);
    constexpr int columns = 8;
    for (int i = 0; i < all.size(); ++i) {
        auto *button = new QToolButton;
        button->setText(all[i]);
        button->setAccessibleName(all[i]);
        button->setFixedSize(36, 36);
        QFont font = button->font();
        font.setPixelSize(20);
        button->setFont(font);
        connect(button, &QToolButton::clicked, this, [this, emoji = all[i]] {
            Q_EMIT picked(emoji);
            close();
        });
        grid->addWidget(button, i / columns, i % columns);
    }
}

} // namespace tincan
