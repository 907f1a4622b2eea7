"""A partner's program against a real installation, with the client of protos/python.

HUITOU_HOME and HUITOU_PORT_BASE name the installation, TILL_TOKEN is a till's token of demo/retail.
"""

from __future__ import annotations

import asyncio
import json
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import sys
import time
import unittest
import uuid
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool
from google.protobuf.empty_pb2 import Empty

import huitou_protocol as rules
from huitou.gateway.v1 import gateway_pb2
from huitou.identity.v1 import identity_pb2
from huitou.points.v1 import points_pb2
from huitou.rpc.v1 import events_pb2, health_pb2, reflection_pb2, wire_pb2
from huitou_client import CallError, Channel, Code

HOME = pathlib.Path(os.environ["HUITOU_HOME"])
ROOT = pathlib.Path(__file__).parents[3]
SERVICES = ["gateway", "identity", "points", "tiers", "recommendations"]
OPERATOR = (str(HOME / "tls/operator.pem"), str(HOME / "tls/operator.key"))


def port(service: str) -> int:
    return int(os.environ["HUITOU_PORT_BASE"]) + SERVICES.index(service)


def channel(service: str, where: str = "", **more: Any) -> Channel:
    more = {"service": service, "ca": str(HOME / "tls/ca.pem")} | more
    return Channel("127.0.0.1", port(where or service), **more)


def stub(way: Channel, module: Any, name: str) -> Any:
    return way.stub(module.DESCRIPTOR.services_by_name[name])


def gateway(way: Channel) -> Any:
    return stub(way, gateway_pb2, "Gateway")


def till() -> Channel:
    return channel("gateway", token=os.environ["TILL_TOKEN"])


def huitou(*arguments: str) -> str:
    command = [str(ROOT / "compose/huitou"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


async def register(way: Channel) -> int:
    request = identity_pb2.RegisterMemberRequest(
        identities=[identity_pb2.IdentityValue(kind=2, value=uuid.uuid4().hex[:16].upper())],
        name="Wang Wei",
        organisation="demo/retail",
        channel="app",
        idempotency_key=str(uuid.uuid4()),
    )
    return (await gateway(way).RegisterMember(request)).member_id


def order(member: int, paid_fen: int = 1_234, **more: Any) -> points_pb2.CommitOrderRequest:
    more.setdefault("order_id", str(uuid.uuid4()))
    more.setdefault("organisation", "demo/retail/store-1")
    lines = [points_pb2.OrderLine(sku="milk", quantity=1, paid_fen=paid_fen)]
    now = time.time_ns() // 1_000
    return points_pb2.CommitOrderRequest(
        channel="pos", member_id=member, paid_at=now, lines=lines, **more
    )


class Calls(unittest.IsolatedAsyncioTestCase):
    async def test_home_by_the_member_s_token(self) -> None:
        async with till() as way:
            member = await register(way)
            await gateway(way).CommitOrder(order(member))
        token = huitou("token", "--kind", "member", "--id", str(member))
        async with channel("gateway", token=token) as way:
            home = await gateway(way).GetHome(gateway_pb2.GetHomeRequest(member_id=member))
            self.assertEqual(home.points.balances[0].available, 12)
            self.assertEqual(home.profile.name, "Wang Wei")
            with self.assertRaises(CallError) as caught:
                await gateway(way).GetHome(gateway_pb2.GetHomeRequest(member_id=member + 1))
            self.assertEqual(caught.exception.reason, "rpc.scope_denied")
            self.assertEqual(caught.exception.code, Code.PERMISSION_DENIED)

    async def test_an_order_is_booked_once(self) -> None:
        for way in (till(), channel("gateway", certificate=OPERATOR)):
            async with way:
                member = await register(way)
                same = order(member)
                first = await gateway(way).CommitOrder(same)
                self.assertFalse(first.replayed)
                answers = await asyncio.gather(*(gateway(way).CommitOrder(same) for _ in range(20)))
                self.assertTrue(all(answer.replayed for answer in answers))
                self.assertEqual({answer.balance_after for answer in answers}, {12})
                same.lines[0].paid_fen += 1
                with self.assertRaises(CallError) as caught:
                    await gateway(way).CommitOrder(same)
                self.assertEqual(caught.exception.code, Code.ALREADY_EXISTS)
                self.assertEqual(caught.exception.reason, "points.order_differs")
                self.assertEqual(len(caught.exception.violations), 1)

    async def test_errors_name_the_fields(self) -> None:
        async with till() as way:
            wrong = order(4_711)
            wrong.lines[0].sku, wrong.lines[0].quantity = "", -1
            with self.assertRaises(CallError) as caught:
                await gateway(way).CommitOrder(wrong)
            self.assertEqual(caught.exception.reason, "rpc.invalid_field")
            self.assertLessEqual(
                {"lines[0].sku", "lines[0].quantity"}, set(caught.exception.violations)
            )
            with self.assertRaises(CallError) as caught:
                await gateway(way).CommitOrder(order(4_711, organisation="other/retail"))
            self.assertEqual(caught.exception.reason, "rpc.scope_denied")
            with self.assertRaises(CallError) as caught:
                await gateway(way).CommitOrder(order(4_711), token="a.b.c")
            self.assertEqual(caught.exception.reason, "token.malformed")
            with self.assertRaises(CallError) as caught:
                await gateway(way).CommitOrder(order(4_711), token="")
            self.assertEqual(caught.exception.reason, "rpc.unauthenticated")

    async def test_deadline(self) -> None:
        async with channel("points", certificate=OPERATOR) as way:
            started = time.monotonic()
            with self.assertRaises(CallError) as caught:
                watch = stub(way, health_pb2, "Health").Watch(
                    health_pb2.CheckHealthRequest(), timeout=0.3
                )
                async for answer in watch:
                    self.assertEqual(answer.service, "points")
            self.assertEqual(caught.exception.code, Code.DEADLINE_EXCEEDED)
            self.assertLess(time.monotonic() - started, 5)

    async def test_the_servers_own_clock(self) -> None:
        """A client that waits longer than it says is answered by the server."""
        async with channel("points", certificate=OPERATOR) as way:
            connection, _ = await way.connection()
            header = wire_pb2.RequestHeader(
                method="huitou.rpc.v1.Health/Watch", timeout_microseconds=200_000
            )
            call = connection.open(header, b"", last=True, many=True)
            async with asyncio.timeout(10):
                await connection.until(lambda: call.is_over)
            self.assertEqual(call.error.reason, "rpc.deadline_exceeded")

    async def test_cancelled(self) -> None:
        async with channel("points", certificate=OPERATOR) as way:
            health = stub(way, health_pb2, "Health")
            connection, _ = await way.connection()
            for _ in range(3):
                watch = health.Watch(health_pb2.CheckHealthRequest())
                await anext(watch)
                self.assertEqual(len(connection.calls), 1)
                await watch.aclose()
                self.assertEqual(len(connection.calls), 0)
            waiting = asyncio.create_task(self.forget(health))
            async with asyncio.timeout(10):
                await connection.until(lambda: len(connection.calls) == 1)
            waiting.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await waiting
            async with asyncio.timeout(10):  # The loop closes what nobody iterates over any more.
                await connection.until(lambda: not connection.calls)
            answer = await health.Check(health_pb2.CheckHealthRequest())
            self.assertEqual(answer.state, health_pb2.CheckHealthResponse.STATE_SERVING)
            self.assertIs((await way.connection())[0], connection)

    async def forget(self, health: Any) -> None:
        async for _ in health.Watch(health_pb2.CheckHealthRequest()):
            await asyncio.Event().wait()

    async def test_reflection(self) -> None:
        async with channel("gateway") as way:
            reflection = stub(way, reflection_pb2, "Reflection")
            methods = await reflection.ListMethods(reflection_pb2.ListMethodsRequest())
            names = {method.name for method in methods.methods}
            self.assertIn("huitou.gateway.v1.Gateway/GetHome", names)
            connection, _ = await way.connection()
            self.assertEqual(set(connection.peer.methods), names)
            answer = await reflection.GetDescriptors(reflection_pb2.GetDescriptorsRequest())
            files = descriptor_pb2.FileDescriptorSet.FromString(answer.file_descriptor_set)
            self.assertIn("huitou/rpc/v1/health.proto", {file.name for file in files.file})

    async def test_the_example(self) -> None:
        async with till() as way:
            member = await register(way)
        ca, token = str(HOME / "tls/ca.pem"), os.environ["TILL_TOKEN"]
        script = str(ROOT / "protos/python/example.py")
        where = ["127.0.0.1", str(port("gateway"))]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-B", script, "till", *where, ca, token, str(member), stdout=PIPE
        )
        output, _ = await process.communicate()
        self.assertEqual(process.returncode, 0)
        self.assertIn(b"66 points earned, 66 in all", output)

    async def test_whoever_is_not_who_it_should_be(self) -> None:
        for way, text in (
            (channel("tiers", where="points", certificate=OPERATOR), "huitou://service/points"),
            (channel("points"), ""),
        ):
            async with way:
                with self.assertRaises(CallError) as caught:
                    health = stub(way, health_pb2, "Health")
                    await health.Check(health_pb2.CheckHealthRequest(), timeout=5)
                self.assertEqual(caught.exception.code, Code.UNAVAILABLE)
                self.assertIn(text, caught.exception.message)


class Events(unittest.IsolatedAsyncioTestCase):
    async def test_taken_up_where_it_was_left(self) -> None:
        async with channel("points", certificate=OPERATOR) as way, till() as shop:
            member = await register(shop)
            positions = await self.follow(way, {}, None)
            for _ in range(3):
                await gateway(shop).CommitOrder(order(member))
            events: list[events_pb2.Event] = []
            positions = await self.follow(way, positions, events, member, 3)
            self.assertEqual([event.member_version for event in events], [1, 2, 3])
            self.assertEqual({event.partition for event in events}, {partition(member)})
            for event in events:
                self.assertEqual(event.type, "huitou.points.v1.PointsEvent")
                fact = points_pb2.PointsEvent.FromString(event.payload)
                self.assertEqual(fact.order_committed.entry.amount, 12)
            await gateway(shop).CommitOrder(order(member))
            again: list[events_pb2.Event] = []
            await self.follow(way, positions, again, member, 1)
            self.assertEqual([event.member_version for event in again], [4])

    async def test_positions_that_the_source_does_not_know(self) -> None:
        async with channel("points", certificate=OPERATOR) as way:
            with self.assertRaises(CallError) as caught:
                await self.follow(way, {5: 1 << 60}, None)
            self.assertEqual(caught.exception.reason, "storage.position_ahead")
        token = os.environ["TILL_TOKEN"]
        async with channel("points", certificate=OPERATOR, token=token) as way:
            with self.assertRaises(CallError) as caught:
                await self.follow(way, {}, None)
            self.assertEqual(caught.exception.reason, "token.wrong_peer")

    async def test_many_events_through_a_small_window(self) -> None:
        small = wire_pb2.Settings(call_window_bytes=16_384, connection_window_bytes=16_384)
        async with till() as shop, channel("points", certificate=OPERATOR, settings=small) as way:
            member = await register(shop)
            before = await self.follow(way, {}, None)
            for _ in range(10):
                await asyncio.gather(*(gateway(shop).CommitOrder(order(member)) for _ in range(20)))
            events: list[events_pb2.Event] = []
            await self.follow(way, before, events, member, 200, batch=20)
            self.assertEqual([event.member_version for event in events], list(range(1, 201)))
            self.assertGreater(sum(event.ByteSize() for event in events), 2 * 16_384)

    async def follow(
        self,
        way: Channel,
        positions: dict[int, int],
        events: list[events_pb2.Event] | None,
        member: int = 0,
        count: int = 0,
        batch: int = 0,
    ) -> dict[int, int]:
        """Takes in events until there is nothing newer and `count` of a member have come."""
        positions = dict(positions)
        after = [
            events_pb2.PartitionPosition(partition=k, position=v) for k, v in positions.items()
        ]
        request = events_pb2.SubscribeRequest(
            after=after, consumer="partner", batch_events_max=batch
        )
        found = 0
        async with asyncio.timeout(60):
            async for page in stub(way, events_pb2, "EventStream").Subscribe(request):
                for event in page.events:
                    self.assertGreater(event.position, positions.get(event.partition, 0))
                    positions[event.partition] = event.position
                    if events is not None and event.member_id == member:
                        events.append(event)
                        found += 1
                if page.caught_up and found >= count:
                    break
        return positions


def partition(member: int) -> int:
    """As PROTOCOL.md has it."""
    all_bits = (1 << 64) - 1
    mixed = (member + 0x9E3779B97F4A7C15) & all_bits
    mixed = ((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9) & all_bits
    mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & all_bits
    return (mixed ^ mixed >> 31) % 16


class Restarts(unittest.IsolatedAsyncioTestCase):
    async def test_a_server_that_goes_away_and_comes_back(self) -> None:
        async with till() as way:
            member = await register(way)
            watch = stub(way, health_pb2, "Health").Watch(health_pb2.CheckHealthRequest())
            await anext(watch)
            before, _ = await way.connection()
            process = int((HOME / "run/gateway.pid").read_text())
            os.kill(process, signal.SIGTERM)
            async with asyncio.timeout(30):
                await before.until(lambda: not before.takes_calls)
            await watch.aclose()
            await asyncio.to_thread(
                subprocess.run,
                [str(ROOT / "compose/up"), "--no-demo"],
                check=True,
                capture_output=True,
            )
            answer = await gateway(way).CommitOrder(order(member), timeout=30)
            self.assertEqual(answer.entry.amount, 12)
            self.assertIsNot((await way.connection())[0], before)


def service_of(name: str, *, client: bool, server: bool) -> Any:
    """A service with one method, Put, that no installation has."""
    file = descriptor_pb2.FileDescriptorProto(
        name=f"{name}.proto", package="example.v1", dependency=["google/protobuf/empty.proto"]
    )
    kind = ".google.protobuf.Empty"
    method = file.service.add(name=name).method.add(name="Put", input_type=kind, output_type=kind)
    method.client_streaming, method.server_streaming = client, server
    pool = descriptor_pool.Default()
    return pool.AddSerializedFile(file.SerializeToString()).services_by_name[name]


class Uploads(unittest.IsolatedAsyncioTestCase):
    """Many requests: to a server of the test, since no service has such a method yet."""

    async def asyncSetUp(self) -> None:
        self.got = 0
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(HOME / "tls/points.pem", HOME / "tls/points.key")
        tls.set_alpn_protocols(["huitou/1"])
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=tls)
        where = self.server.sockets[0].getsockname()[1]
        ca = str(HOME / "tls/ca.pem")
        self.way = Channel("127.0.0.1", where, service="points", ca=ca)

    async def asyncTearDown(self) -> None:
        self.server.close()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Grants a message at a time; answers every third of a call with many responses."""
        settings = wire_pb2.Settings(call_window_bytes=16_384)
        writer.write(rules.encode(rules.Type.SETTINGS, settings.SerializeToString()))
        data, is_many = bytearray(), False
        while chunk := await reader.read(4_096):
            data += chunk
            while (frame := rules.take_frame(data, 1 << 20)) is not None:
                match frame.type:
                    case rules.Type.REQUEST:
                        is_many = b"Both" in frame.payload
                        self.got = 1
                    case rules.Type.MESSAGE:
                        self.got += 1
                        cost = (12 + len(frame.payload)).to_bytes(4, "big")
                        writer.write(rules.encode(rules.Type.WINDOW, cost, call=frame.call))
                        if is_many and self.got % 3 == 0:
                            writer.write(rules.encode(rules.Type.MESSAGE, call=frame.call))
                    case rules.Type.END:
                        kind = rules.Type.STATUS if is_many else rules.Type.RESPONSE
                        flags = 0 if is_many else rules.END_OF_CALL
                        writer.write(rules.encode(kind, flags=flags, call=frame.call))
        writer.close()

    async def requests(self, count: int) -> AsyncIterator[Empty]:
        for _ in range(count):
            # Unknown fields are kept: a message of 16 KiB.
            yield Empty.FromString(b"\x0a\x80\x80\x01" + bytes(16_384))

    async def test_many_requests(self) -> None:
        async with self.way as way:
            upload = way.stub(service_of("Upload", client=True, server=False))
            self.assertIsInstance(await upload.Put(self.requests(50)), Empty)
            self.assertEqual(self.got, 50)

    async def test_many_of_both(self) -> None:
        async with self.way as way:
            both = way.stub(service_of("Both", client=True, server=True))
            answers = [answer async for answer in both.Put(self.requests(30), timeout=20)]
            self.assertEqual((len(answers), self.got), (10, 30))

    async def test_requests_that_fail(self) -> None:
        async def broken() -> AsyncIterator[Empty]:
            yield Empty()
            raise KeyError("the file is gone")

        async with self.way as way:
            upload = way.stub(service_of("Broken", client=True, server=False))
            with self.assertRaises(KeyError):
                await upload.Put(broken())
            self.assertEqual(len((await way.connection())[0].calls), 0)


class Misbehaviour(unittest.TestCase):
    """Every violation that a server can see, from a peer with a good certificate."""

    def drain_after(self, data: bytes) -> str:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        tls.check_hostname = False
        tls.load_verify_locations(HOME / "tls/ca.pem")
        tls.load_cert_chain(*OPERATOR)
        tls.set_alpn_protocols(["huitou/1"])
        address = ("127.0.0.1", port("points"))
        answer = bytearray()
        with socket.create_connection(address, timeout=20) as plain:
            with tls.wrap_socket(plain) as secure:
                secure.sendall(data)
                while chunk := secure.recv(65_536):
                    answer += chunk
        frames = []
        while (frame := rules.take_frame(answer, 1 << 20)) is not None:
            frames.append(frame)
        self.assertEqual(frames[-1].type, rules.Type.DRAIN)
        return wire_pb2.Drain.FromString(frames[-1].payload).reason

    def test_conversations(self) -> None:
        words = set()
        vectors = json.loads((ROOT / "protos/vectors/conversations.json").read_text("utf-8"))
        for vector in vectors["conversations"]:
            steps = vector["steps"]
            word = steps[-2]["result"].removeprefix("violation ")
            # Two words need a server with smaller limits than this one has.
            settings = [s for s in steps if s["from"] == "server" and s["frame"] == "SETTINGS"]
            is_here = "server" in vector["endpoints"] and steps[-2]["from"] == "client"
            if word == steps[-2]["result"] or not is_here or len(settings[0]["hex"]) > 36:
                continue
            with self.subTest(vector["name"]):
                data = b"".join(bytes.fromhex(s["hex"]) for s in steps if s["from"] == "client")
                self.assertEqual(self.drain_after(data), word)
                words.add(word)
        self.assertEqual(len(words), 11)

    def test_headers(self) -> None:
        vectors = json.loads((ROOT / "protos/vectors/frames.json").read_text("utf-8"))["refused"]
        count = 0
        for vector in vectors:
            data = bytes.fromhex(vector["hex"])
            try:
                rules.take_frame(bytearray(data), 1 << 20)
            except rules.Violation:
                with self.subTest(vector["name"]):
                    settings = rules.encode(rules.Type.SETTINGS)
                    self.assertEqual(self.drain_after(settings + data), vector["violation"])
                    count += 1
        self.assertGreater(count, 35)


if __name__ == "__main__":
    unittest.main(verbosity=2)
