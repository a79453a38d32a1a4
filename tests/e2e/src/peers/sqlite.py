"""Reads or makes an SQLite file: FILE rows QUESTION VALUE... | FILE make SCHEMA."""

import json
import sqlite3
import sys

database, verb, statement, *values = sys.argv[1:]
# The server may be writing just now.
connection = sqlite3.connect(database, timeout=10)
if verb == "make":
    connection.executescript(statement)
else:
    json.dump(connection.execute(statement, values).fetchall(), sys.stdout)
connection.close()
