#include "core/chat/event.h"

namespace tincan {

namespace {

struct TypeName
{
    QString operator()(const MessageText &) const { return QStringLiteral("message"); }
    QString operator()(const Edit &) const { return QStringLiteral("edit"); }
    QString operator()(const Delete &) const { return QStringLiteral("delete"); }
    QString operator()(const Reaction &) const { return QStringLiteral("reaction"); }
    QString operator()(const RoomChange &) const { return QStringLiteral("room"); }
    QString operator()(const Membership &) const { return QStringLiteral("member"); }
    QString operator()(const UnknownBody &unknown) const { return unknown.type; }
};

} // namespace

QString typeOf(const DurableBody &body)
{
    return std::visit(TypeName{}, body);
}

} // namespace tincan
