"""`onething example-system FOLDER`: the police's population register as a process of its own, with its own people and key."""

import argparse
import json
from http.server import ThreadingHTTPServer
from pathlib import Path

from onething.command.example_system.answering import Door, House
from onething.command.example_system.register import Register
from onething.keys.free_keys import make_pair

HOST = "127.0.0.1"
ADDRESS = "/people/query"


def run(arguments: list[str]) -> int:
    """Serve until stopped. The first line printed is the entry for the file of ONETHING_EXCHANGE_SOURCES."""
    parser = argparse.ArgumentParser(
        prog="onething example-system", description="演示用的部门系统（人口信息）。"
    )
    parser.add_argument("folder", type=Path, help="它自己的数据放在哪个文件夹")
    parser.add_argument("--gateway-key", type=Path, required=True, help="交换网关的公钥文件（PEM）")
    parser.add_argument("--port", type=int, default=0, help="端口，不写就任选一个")
    asked = parser.parse_args(arguments)
    with _make_server(asked.folder, gateway_key=asked.gateway_key, port=asked.port) as server:
        server.serve_forever()
    return 0


def _make_server(folder: Path, *, gateway_key: Path, port: int) -> ThreadingHTTPServer:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    register = Register(folder / "people.sqlite3")
    register.load()
    private, pem = make_pair()
    house = House(register, private=private, asker_pem=gateway_key.read_text(encoding="ascii"))
    server = ThreadingHTTPServer((HOST, port), type("PeopleDoor", (Door,), {"house": house}))
    address = f"http://{HOST}:{server.server_port}{ADDRESS}"
    source = {"kind": "http_json", "address": address, "system": "onething", "public_key": pem}
    print(json.dumps({"population": source}), flush=True)
    return server
