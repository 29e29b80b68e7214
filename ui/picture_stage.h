// Where a picture is looked at: as large as it fits, or larger, and moved by hand. GUI thread.
#pragma once

#include <QImage>
#include <QWidget>

namespace tincan {

class PictureStage : public QWidget
{
    Q_OBJECT
public:
    explicit PictureStage(QWidget *parent = nullptr);

    void setPicture(const QImage &picture); // none: the words are shown
    void setWords(const QString &words);
    const QImage &picture() const { return m_picture; }
    double zoom() const; // 1: a pixel of the picture is one of the screen
    bool isFitted() const { return m_zoom == 0; }
    void fit();
    void zoomBy(double factor) { zoomTo(zoom() * factor, rect().center()); }
    void zoomTo(double zoom, const QPointF &around);

Q_SIGNALS:
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QSizeF shownSize() const;
    double fittingZoom() const;
    void hold(); // within reach

    QImage m_picture;
    QString m_words;
    double m_zoom = 0; // 0: whatever fits
    QPointF m_middle;  // of the picture, from the middle of the stage
    QPointF m_pressedAt;
};

} // namespace tincan
