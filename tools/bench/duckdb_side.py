"""DuckDB's side of the benchmark of tables (server/benches/engine.rs).

Reads a task as JSON from standard input: a CSV file, the names of its columns, and for each question
ways to put it, each a list of statements. Writes as JSON to standard output how long each way took, at
best and at the median, and what its selects found, with as many threads as DuckDB wants and with one.
"""

import json
import statistics
import sys
import time

import duckdb

ROUNDS = 11


def timed(rounds, what):
    """Best and median, in seconds, and what came out the last time."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        found = what()
        times.append(time.perf_counter() - begin)
    return [min(times), statistics.median(times)], found


def ask(connection, statements):
    found = [connection.execute(sql).fetchall() for sql in statements]
    return [rows for sql, rows in zip(statements, found) if sql.startswith("SELECT")]


def main():
    task = json.load(sys.stdin)
    connection = duckdb.connect()
    types = {name: "UTINYINT" for name in task["columns"]}
    connection.read_csv(task["csv"], dtype=types, header=True).create("answers")
    parquet = task["csv"] + ".parquet"
    connection.execute(f"COPY answers TO '{parquet}'")
    threads = connection.execute("SELECT current_setting('threads')").fetchone()[0]
    runs = []
    for count in (threads, 1):
        connection.execute(f"SET threads = {count}")
        load = f"CREATE OR REPLACE TABLE again AS FROM '{parquet}'"
        took, _ = timed(3, lambda: connection.execute(load).fetchall())
        connection.execute("DROP TABLE again")
        questions = []
        for ways in task["questions"]:
            tried = []
            for statements in ways:
                ask(connection, statements)
                times, found = timed(ROUNDS, lambda: ask(connection, statements))
                tried.append({"times": times, "found": found})
            questions.append(tried)
        runs.append({
            "version": duckdb.__version__,
            "threads": count,
            "load": took,
            "questions": questions,
        })
    json.dump(runs, sys.stdout)


main()
