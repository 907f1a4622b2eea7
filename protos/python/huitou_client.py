"""A client of Huitou: the standard library and `protobuf`, nothing else.

It runs on one asyncio loop; cancelling the task that makes a call cancels the call.

    async with Channel("localhost", 7400, service="gateway", ca="ca.pem", token=token) as channel:
        gateway = channel.stub(gateway_pb2.DESCRIPTOR.services_by_name["Gateway"])
        home = await gateway.GetHome(gateway_pb2.GetHomeRequest(member_id=4711), timeout=2)
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Any

from google.protobuf.descriptor import MethodDescriptor, ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from huitou.rpc.v1 import options_pb2, wire_pb2
from huitou_protocol import Call, CallError, Code, Connection, Violation, failure

__all__ = ["CallError", "Channel", "Code", "Stub"]

ATTEMPTS_MAX, CONNECT_SECONDS_MAX, SILENCE_SECONDS_MAX = 3, 3.0, 10.0
Requests = Message | AsyncIterator[Message]


class Channel:
    """The way to one service: connects when it is needed and again when it must."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        service: str,
        ca: str,
        certificate: tuple[str, str] | None = None,
        token: str = "",
        purpose: str = "",
        settings: wire_pb2.Settings | None = None,
    ) -> None:
        self.host, self.port, self.service = host, port, service
        self.token, self.purpose, self.settings = token, purpose, settings
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.tls.minimum_version = ssl.TLSVersion.TLSv1_3
        self.tls.set_alpn_protocols(["huitou/1"])
        self.tls.load_verify_locations(ca)
        self.tls.check_hostname = False  # `connect` checks the certificate's URI instead.
        if certificate:
            self.tls.load_cert_chain(*certificate)
        self.lock = asyncio.Lock()
        self.current: tuple[Connection, asyncio.StreamWriter] | None = None
        self.readers: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Channel:
        return self

    async def __aexit__(self, *_: object) -> None:
        for reader in self.readers:
            reader.cancel()
        await asyncio.gather(*self.readers, return_exceptions=True)

    def stub(self, service: ServiceDescriptor) -> Stub:
        """The methods of a service, from its generated module."""
        return Stub(self, service)

    async def connection(self) -> tuple[Connection, asyncio.StreamWriter]:
        """A connection that takes calls."""
        async with self.lock:
            if self.current is None or not self.current[0].takes_calls:
                try:
                    async with asyncio.timeout(CONNECT_SECONDS_MAX):
                        self.current = await self.connect()
                except (OSError, TimeoutError) as error:
                    text = f"{self.host}:{self.port}: {error or 'no answer'}"
                    raise failure(Code.UNAVAILABLE, "rpc.connect_failed", text, True) from error
            return self.current

    async def connect(self) -> tuple[Connection, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection(self.host, self.port, ssl=self.tls)
        names = writer.get_extra_info("peercert").get("subjectAltName", ())
        uris = [name for kind, name in names if kind == "URI"]
        protocol = writer.get_extra_info("ssl_object").selected_alpn_protocol()
        if uris != [f"huitou://service/{self.service}"] or protocol != "huitou/1":
            writer.close()
            raise OSError(f"not {self.service}: the server shows {uris} and speaks {protocol}")
        connection = Connection(writer.write, self.settings)
        task = asyncio.create_task(self.read(connection, reader, writer))
        self.readers.add(task)
        task.add_done_callback(self.readers.discard)
        try:
            await connection.until(lambda: connection.is_ready or not connection.takes_calls)
        finally:
            if not connection.is_ready:
                task.cancel()
        if not connection.takes_calls:
            raise OSError("the server takes no calls")
        return connection, writer

    async def read(
        self, connection: Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Reads until the connection ends, and says goodbye."""
        cause, word = "the channel was closed", "closed"
        try:
            while connection.takes_calls or connection.calls:
                try:
                    data = await asyncio.wait_for(reader.read(65_536), SILENCE_SECONDS_MAX)
                except TimeoutError:
                    if connection.send_ping():
                        continue
                    raise OSError("the server gave no sign of life") from None
                if not data:
                    raise OSError("the server closed the connection")
                connection.receive(data)
        except OSError as error:
            cause = str(error)
        except Violation as violation:
            word = str(violation)
            cause = f"the server broke the protocol: {word}"
        finally:
            connection.close(failure(Code.UNAVAILABLE, "rpc.connection_lost", cause))
            with contextlib.suppress(OSError, TimeoutError):
                connection.send_drain(word)
                writer.close()
                async with asyncio.timeout(1):
                    await writer.wait_closed()


class Stub:
    """The methods of a service as functions: `stub.Method(request, timeout=2, token="...")`.

    The result is awaited where the method has one response, iterated over with `async for` where it
    has many. A method with many requests takes an asynchronous iterator of at least one.
    """

    def __init__(self, channel: Channel, service: ServiceDescriptor) -> None:
        self.channel, self.service = channel, service

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if (method := self.service.methods_by_name.get(name)) is None:
            raise AttributeError(f"{self.service.full_name} has no method {name}")

        def many(
            requests: Requests, *, timeout: float | None = None, token: str | None = None
        ) -> AsyncGenerator[Message, None]:
            return call(self.channel, method, requests, timeout, token)

        async def one(
            requests: Requests, *, timeout: float | None = 10, token: str | None = None
        ) -> Message:
            responses = [message async for message in many(requests, timeout=timeout, token=token)]
            if len(responses) != 1:
                raise failure(Code.INTERNAL, "rpc.wrong_response_count", "one is needed")
            return responses[0]

        return many if method.server_streaming else one


async def call(
    channel: Channel,
    method: MethodDescriptor,
    requests: Requests,
    timeout: float | None,
    token: str | None,
) -> AsyncGenerator[Message, None]:
    """Makes a call, again where that is safe: it did not start, or a repeat does no harm."""
    header = wire_pb2.RequestHeader(
        method=f"{method.containing_service.full_name}/{method.name}",
        token=channel.token if token is None else token,
        request_id=f"{random.getrandbits(64):016x}",
        purpose=channel.purpose,
    )
    deadline = None if timeout is None else asyncio.get_running_loop().time() + timeout
    rule: options_pb2.MethodRule = method.GetOptions().Extensions[options_pb2.method]
    for attempt in range(1, ATTEMPTS_MAX + 1):
        has_begun = False
        try:
            attempted = attempt_call(channel, method, header, requests, deadline)
            async with contextlib.aclosing(attempted) as messages:
                async for message in messages:
                    has_begun = True
                    yield message
            return
        except TimeoutError:
            raise failure(Code.DEADLINE_EXCEEDED, "rpc.deadline_exceeded", header.method) from None
        except CallError as error:
            is_harmless = error.code == Code.UNAVAILABLE and rule.idempotency != 0
            is_safe = error.not_started or (is_harmless and not has_begun)
            if attempt == ATTEMPTS_MAX or not is_safe or method.client_streaming:
                raise
            pause = max(error.retry_after, 0.02 * 2**attempt * random.uniform(0.5, 1))
            if deadline and asyncio.get_running_loop().time() + pause > deadline:
                raise
        await asyncio.sleep(pause)


async def attempt_call(
    channel: Channel,
    method: MethodDescriptor,
    header: wire_pb2.RequestHeader,
    requests: Requests,
    deadline: float | None,
) -> AsyncGenerator[Message, None]:
    """Makes a call once. Left before its end, it is given up."""
    response = GetMessageClass(method.output_type)
    async with asyncio.timeout_at(deadline):
        first = requests if isinstance(requests, Message) else await anext(requests)
        connection, writer = await channel.connection()
        await connection.until(
            lambda: not connection.takes_calls or len(connection.calls) < connection.peer.calls_max
        )
        if not connection.takes_calls:
            raise failure(Code.UNAVAILABLE, "rpc.drained", header.method, not_started=True)
    if deadline is not None:
        left = deadline - asyncio.get_running_loop().time()
        header.timeout_microseconds = max(1, int(left * 1e6))
    is_last, many = first is requests, method.server_streaming
    call = connection.open(header, first.SerializeToString(), last=is_last, many=many)
    sender: asyncio.Task[None] | None = None
    if not isinstance(requests, Message):
        sender = asyncio.create_task(send_rest(call, requests, writer))
    try:
        while True:
            await connection.until(lambda: call.messages or call.is_over, deadline)
            if (message := call.take()) is not None:
                yield response.FromString(message)
            elif call.error:
                raise call.error
            else:
                return
    finally:
        call.cancel()
        if sender:
            sender.cancel()


async def send_rest(
    call: Call, requests: AsyncIterator[Message], writer: asyncio.StreamWriter
) -> None:
    """Sends further requests as fast as the server takes them."""
    try:
        async for request in requests:
            message = request.SerializeToString()
            await call.connection.until(lambda: call.send(message))
            await writer.drain()
            if call.is_over:
                return
        call.end()
    except Exception as error:
        call.cancel(error)
