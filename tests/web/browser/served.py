"""A served application with a database of its own, and officials who sign in to it in a browser."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, StorageState

from hallar.web.start import write_environment
from tests.postgresql import new_database
from tests.web.browser.steps import follow

PASSWORD = "una contraseña larga y nueva"  # noqa: S105
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
START_SECONDS = 60
CODE_SECONDS = 30


@dataclass
class Served:
    """A running application.

    Attributes:
        address: where it is served.
        environment: file with its settings.
        variables: environment of its processes.
        secrets: second factors of the accounts that were set up, by account.
        last_code: the code each of them used last.
        password: of all accounts.
        sessions: of those who have signed in; a code opens once, and the next one takes half a minute.
    """

    address: str
    environment: Path
    variables: dict[str, str]
    secrets: dict[str, str] = field(default_factory=dict)
    last_code: dict[str, str] = field(default_factory=dict)
    password: str = PASSWORD
    sessions: dict[str, StorageState] = field(default_factory=dict)

    def command(self, *arguments: str) -> str:
        """Run a command of the application and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "hallar.cli", *arguments, "--environment", str(self.environment)],
            env=self.variables,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def code(self, account: str) -> str:
        """Return a code of an account's second factor that was not used before."""
        # Models: Django has to be started first.
        from allauth.mfa.totp.internal.auth import (
            format_hotp_value,
            hotp_value,
            yield_hotp_counters_from_time,
        )

        while True:
            counter = next(iter(yield_hotp_counters_from_time()))
            code = format_hotp_value(hotp_value(self.secrets[account], counter))
            # A code that is about to lapse could do so before the browser has sent it.
            lapsing = time.time() % CODE_SECONDS > CODE_SECONDS - 6
            if self.last_code.get(account) != code and not lapsing:
                self.last_code[account] = code
                return code
            time.sleep(0.5)

    def sign_in(self, browser: Browser, account: str, language: str = "es", **options: Any) -> Page:
        """Sign in with password and second factor; at the first time set the second factor up."""
        locale = "es-MX" if language == "es" else "en-US"
        context = browser.new_context(locale=locale, storage_state=self.sessions.get(account), **options)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(self.address + "/")
        if account in self.sessions:
            return page
        page.fill("input[name=login]", account)
        page.fill("input[name=password]", self.password)
        follow(page.locator("main form button").first)
        if account not in self.secrets:
            self.secrets[account] = page.locator("#authenticator_secret").input_value()
        page.fill("input[name=code]", self.code(account))
        follow(page.locator("main form button").first)
        self.sessions[account] = context.storage_state()
        page.goto(self.address + "/")
        return page


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve an empty registry until the end of the block."""
    environment = folder / "test.env"
    write_environment(environment, folder)
    with new_database("browser") as url, running(environment, url) as served:
        yield served


@contextmanager
def serve_demonstration(folder: Path, families: int, remains: int) -> Iterator[tuple[Served, int]]:
    """Serve a searched registry with an account of each role; give the number of a strong candidate too."""
    environment, extract = folder / "demo.env", folder / "extract"
    write_environment(environment, folder)
    with new_database("browser") as url:
        variables = _variables(url)
        size = ("--families", str(families), "--remains", str(remains))
        for command in (
            ("hallar.cli", "simulate", str(extract), *size),
            ("tests.web.browser.demonstration", str(environment), str(extract)),
        ):
            done = subprocess.run(
                [sys.executable, "-m", *command], env=variables, capture_output=True, text=True, check=True
            )
        known = json.loads(done.stdout)
        with running(environment, url, new=False) as served:
            served.password, served.secrets = known["password"], known["secrets"]
            yield served, known["candidate"]


def _variables(database: str) -> dict[str, str]:
    own = ("HALLAR_HOME", "HALLAR_SECRET_KEY", "HALLAR_AUDIT_KEY", "DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    variables = {name: value for name, value in os.environ.items() if name not in own}
    variables |= {"HALLAR_LANGUAGE": "en", "HALLAR_ADMINISTRATOR_PASSWORD": PASSWORD}
    return variables | ({"DATABASE_URL": database} if database else {})


@contextmanager
def running(environment: Path, database: str = "", new: bool = True) -> Iterator[Served]:
    """Serve an installation until the end of the block.

    Args:
        environment: file with its settings.
        database: its address, where it is not the installation's own file.
        new: whether it has no account yet; the first administrator is created.
    """
    variables = _variables(database)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    served = Served(f"http://127.0.0.1:{port}", environment, variables)
    if new:
        served.command(
            "administrator", "jefa", "--agency", "cnb", "--agency-name", "Comisión", "--country", "MX"
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "hallar.cli", "serve", "--port", port, "--environment", str(environment)],
        env=variables,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(served.address)
        yield served
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _wait(address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{address}/account/login/", timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
