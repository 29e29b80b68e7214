// A log as it was before its ids had a table of their own (form 4): for the tests of how it is brought up to date.
#pragma once

#include "core/server/sqlite.h"

namespace tincan {

inline bool makeFourthForm(Database &log)
{
    return log.exec(R"(
        BEGIN;
        ALTER TABLE publications RENAME TO newer;
        CREATE TABLE publications(id TEXT PRIMARY KEY, seq INTEGER NOT NULL, time INTEGER NOT NULL,
                                  digest BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX publications_by_seq ON publications(seq);
        INSERT INTO publications
            SELECT substr(id, 1, 8) || '-' || substr(id, 9, 4) || '-' || substr(id, 13, 4) || '-' || substr(id, 17, 4)
                    || '-' || substr(id, 21), seq, time, digest
                FROM (SELECT lower(hex(id)) AS id, seq, time, digest FROM newer);
        DROP TABLE newer;
        DROP TABLE ids;
        DELETE FROM meta WHERE key = 'sorted';
        PRAGMA user_version = 4;
        COMMIT;
    )") == 0;
}

} // namespace tincan
