// Looks for servers that make themselves known on this network, from begin() until it is destroyed. What it says is
// hearsay: see found_server.h. Answers later. GUI thread.
#pragma once

#include "ui/found_server.h"

#include <QObject>

#include <memory>

namespace tincan {

class ServerSearch : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        Looking,   // nobody has had the time to answer yet
        Looked,    // whoever is there has answered; who comes later is told of, too
        NoService, // what looks here on this system is not installed, or does not run
        NotOnThisSystem,
    };
    static constexpr qsizetype most = 50; // services that it keeps at a time; a flood gets no further

    using QObject::QObject;
    // The one of this system.
    static std::unique_ptr<ServerSearch> make();

    virtual void begin() = 0;
    virtual State state() const = 0;
    // In the order in which they were found.
    virtual QList<FoundServer> found() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace tincan
