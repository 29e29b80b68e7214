#include "core/server/log_writer.h"
#include "core/server/sha256.h"

#include <array>
#include <charconv>

namespace tincan {

namespace {

// Each field with its length, so that no two different contents run together.
class Digest
{
public:
    Digest() { m_fields.reserve(512); }
    Digest &operator<<(const QString &field)
    {
        const QByteArray utf8 = field.toUtf8();
        std::array<char, 20> size{};
        const char *const end = std::to_chars(size.data(), size.data() + size.size(), utf8.size()).ptr;
        m_fields.append(size.data(), end - size.data()).append(':').append(utf8);
        return *this;
    }
    QByteArray result() const { return sha256(m_fields); }

private:
    QByteArray m_fields;
};

struct AddBody
{
    Digest &digest;

    void operator()(const MessageText &message) const
    {
        digest << message.text << message.replyTo;
        for (const FileRef &file : message.files)
            digest << file.id;
    }
    void operator()(const Edit &edit) const { digest << edit.target << edit.text; }
    void operator()(const Delete &deletion) const { digest << deletion.target; }
    void operator()(const Reaction &reaction) const
    {
        digest << reaction.target << reaction.emoji << (reaction.on ? QStringLiteral("+") : QStringLiteral("-"));
    }
    void operator()(const RoomChange &change) const { digest << change.action << change.title << change.topic; }
    void operator()(const Membership &membership) const { digest << membership.action << membership.user.id; }
    void operator()(const UnknownBody &unknown) const { digest << QString::fromUtf8(unknown.json); }
};

} // namespace

QByteArray digestOf(const Durable &draft)
{
    Digest digest;
    digest << draft.sender.id << draft.room << typeOf(draft.body);
    std::visit(AddBody{digest}, draft.body);
    return digest.result();
}

} // namespace tincan
