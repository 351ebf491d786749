"""Heard as its users have it: made-up responses, exported rows, and pages over HTTP."""

import atexit
import http.client
import pathlib
import re
import shutil
import sqlite3
import subprocess
import urllib.parse


class Heard:
    """The program with a database of its own, which it begins anew."""

    def __init__(self, program, folder, consultations="consultations"):
        self.program, self.consultations = program, consultations
        self.folder = pathlib.Path(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.database = self.folder / "heard.db"
        self.process = self.connection = None
        self.cookie = ""
        # Exact tables that were opened: of which questionnaire, and how many they count.
        self.opened = []

    def run(self, *arguments, database=None):
        where = ["--database", str(database or self.database), "--consultations", self.consultations]
        done = subprocess.run([self.program, *arguments, *where], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"heard {' '.join(arguments)}: {done.stderr.strip()}")

    def seed(self, slug, responses, seed):
        self.run("seed", slug, "--responses", str(responses), "--seed", str(seed))

    def rows(self, slug, name, database=None):
        """Exact rows as CSV."""
        path = self.folder / f"{name}.csv"
        self.run("export", slug, "--rows", "--exact", "--format", "csv", "--output", str(path),
                 database=database)
        return path

    def copy_upto(self, day):
        """Another database, with the responses that came up to a day."""
        path = self.folder / "settled.db"
        with sqlite3.connect(self.database) as whole, sqlite3.connect(path) as copy:
            whole.backup(copy)
            copy.execute("DELETE FROM response WHERE day > ?", (day,))
        return path

    def start(self):
        """Serves on a free port and signs in with the first account."""
        self.process = subprocess.Popen(
            [self.program, "serve", "--listen", "127.0.0.1:0", "--database", str(self.database),
             "--consultations", self.consultations, "--first-account", "a.jones"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        atexit.register(self.stop)
        said = ""
        for line in self.process.stdout:
            said += line
            if "password" in line:
                break
        staff = re.search(r"Staff +http://([^/]+)/", said)
        password = re.search(r"password (\S+)", said)
        if not (staff and password):
            raise SystemExit(f"heard serve: {said}")
        self.connection = http.client.HTTPConnection(staff[1], timeout=120)
        status, _, headers = self.ask("/staff/sign-in", {"name": "a.jones", "password": password[1]})
        if status != 303:
            raise SystemExit(f"signing in: {status}")
        self.cookie = headers["set-cookie"].split(";")[0]

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def ask(self, address, form=None):
        """Status, body and headers of a page; with a form, what its button answers."""
        headers = {"cookie": self.cookie} if self.cookie else {}
        if form is None:
            self.connection.request("GET", address, headers=headers)
        else:
            headers["content-type"] = "application/x-www-form-urlencoded"
            self.connection.request("POST", address, urllib.parse.urlencode(form), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read(), answer.headers

    def page(self, address, status=200):
        found, body, _ = self.ask(address)
        if found != status:
            raise SystemExit(f"{address}: {found} where {status} should be")
        return body
