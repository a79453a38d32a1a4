-- The tables that Waline expects to find in an SQLite file: the columns are those that its
-- sources read and write, in `src/controller` and `src/logic`.

CREATE TABLE wl_Comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pid INTEGER, rid INTEGER, user_id INTEGER,
    nick TEXT, mail TEXT, link TEXT, comment TEXT, url TEXT, ip TEXT, ua TEXT,
    status TEXT NOT NULL, sticky NUMERIC, "like" INTEGER,
    insertedAt DATETIME DEFAULT CURRENT_TIMESTAMP,
    createdAt DATETIME DEFAULT CURRENT_TIMESTAMP,
    updatedAt DATETIME DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE wl_Counter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT, time INTEGER,
    reaction0 INTEGER, reaction1 INTEGER, reaction2 INTEGER, reaction3 INTEGER,
    reaction4 INTEGER, reaction5 INTEGER, reaction6 INTEGER, reaction7 INTEGER,
    reaction8 INTEGER,
    createdAt DATETIME DEFAULT CURRENT_TIMESTAMP,
    updatedAt DATETIME DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE wl_Users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    display_name TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
    password TEXT NOT NULL DEFAULT '', type TEXT NOT NULL DEFAULT '',
    label TEXT, url TEXT, avatar TEXT, "2fa" TEXT,
    github TEXT, twitter TEXT, facebook TEXT, google TEXT, weibo TEXT, qq TEXT,
    oidc TEXT, huawei TEXT,
    createdAt DATETIME DEFAULT CURRENT_TIMESTAMP,
    updatedAt DATETIME DEFAULT CURRENT_TIMESTAMP
);
