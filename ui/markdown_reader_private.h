// The reader itself, between the parser's calls. For markdown_reader.cpp (blocks) and markdown_spans.cpp alone.
#pragma once

#include "ui/markdown_reader.h"

#include <md4c.h>

namespace tincan {

class MarkdownReader
{
public:
    MarkdownReader(QByteArray text, const MentionNames &names) : m_text(std::move(text)), m_names(names) {}

    QList<TextBlock> read();

private:
    struct Level // a list
    {
        bool ordered = false;
        unsigned next = 0;
        QChar delimiter;
    };

    void enterBlock(MD_BLOCKTYPE type, const void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, const void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void takeText(MD_TEXTTYPE type, const char *text, qsizetype size);

    void enterItem();
    TextBlock &begin(TextBlock::Kind kind, bool apart);
    TextBlock &current();
    void breakLine();
    void append(const QString &text);
    void enterLink(const MD_ATTRIBUTE &target, const QString &opening);
    void leaveLink();
    void writeOut(const QString &before, const QString &after);
    void setStyle(int style, bool on);
    static QString shown(const char *text, qsizetype size);

    template<typename Call>
    static int call(void *self, Call &&doIt)
    {
        doIt(*static_cast<MarkdownReader *>(self));
        return 0;
    }

    const QByteArray m_text;
    const MentionNames &m_names;
    QList<TextBlock> m_blocks;
    QList<Level> m_lists;
    QString m_marker; // of an item that has no block yet
    bool m_open = false;
    int m_quotes = 0;
    TextRun m_like;      // how the next text looks
    int m_linkDepth = 0; // links and images within each other
    QString m_opening;   // how it was written
    QString m_target;
    bool m_angled = false; // the link was written <so>
    bool m_ownRun = false; // the next text begins a run
    QString m_linkText;
    qsizetype m_linkBlock = 0; // where it began
    qsizetype m_linkRun = 0;
};

} // namespace tincan
