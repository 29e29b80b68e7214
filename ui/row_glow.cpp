#include "ui/row_glow.h"

namespace tincan {

namespace {

constexpr int lasting = 2'000; // milliseconds
constexpr double whole = 0.6;  // of that it does not fade

} // namespace

RowGlow::RowGlow(QObject *parent) : QObject(parent)
{
    m_fading.setDuration(lasting);
    m_fading.setKeyValueAt(0, 1.0);
    m_fading.setKeyValueAt(whole, 1.0);
    m_fading.setKeyValueAt(1, 0.0);
    connect(&m_fading, &QVariantAnimation::valueChanged, this, &RowGlow::changed);
    connect(&m_fading, &QVariantAnimation::finished, this, [this] {
        m_id.clear();
        Q_EMIT changed();
    });
}

void RowGlow::start(const QString &id)
{
    m_fading.stop();
    m_id = id;
    m_fading.start();
}

double RowGlow::strengthOf(const QString &id) const
{
    return id.isEmpty() || id != m_id ? 0 : m_fading.currentValue().toDouble();
}

} // namespace tincan
