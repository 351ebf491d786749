# Sourced by scripts that check Heard with programs in Python: sets `python` to one that has
# everything in tools/requirements.txt. It is kept under target/, made once, and made again when the
# list has changed.

python=target/python-venv/bin/python

readers() {
    local list=tools/requirements.txt
    [ ! -f "$python" ] || ! cmp --silent "$list" target/python-venv/made || return 0
    python3 -m venv target/python-venv
    "$python" -m pip install --quiet --disable-pip-version-check --requirement "$list"
    cp "$list" target/python-venv/made
}
