"""All kinds of calls to a server of the tests, at PORT, whose authority is in the file CA."""

from __future__ import annotations

import os
import unittest
from collections.abc import AsyncIterator
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool
from google.protobuf.message_factory import GetMessageClass

from huitou.rpc.v1 import wire_pb2
from huitou_client import CallError, Channel, Code


def make_service() -> Any:
    """The test service, which has no .proto file: what it takes and gives is a text and a number."""
    file = descriptor_pb2.FileDescriptorProto(name="echo.proto", package="huitou.test.v1")
    message = file.message_type.add(name="EchoMessage")
    kinds = descriptor_pb2.FieldDescriptorProto
    message.field.add(name="text", number=1, type=kinds.TYPE_STRING, label=kinds.LABEL_OPTIONAL)
    message.field.add(name="number", number=2, type=kinds.TYPE_INT64, label=kinds.LABEL_OPTIONAL)
    service = file.service.add(name="Echo")
    kind = ".huitou.test.v1.EchoMessage"
    for name, has_many_requests, has_many_responses in (
        ("Echo", False, False),
        ("Fail", False, False),
        ("Count", False, True),
        ("Collect", True, False),
        ("Hasty", True, False),
        ("Converse", True, True),
    ):
        method = service.method.add(name=name, input_type=kind, output_type=kind)
        method.client_streaming = has_many_requests
        method.server_streaming = has_many_responses
    return descriptor_pool.Default().AddSerializedFile(file.SerializeToString())


FILE = make_service()
Echo = GetMessageClass(FILE.message_types_by_name["EchoMessage"])


async def requests(count: int, text: str = "x") -> AsyncIterator[Any]:
    for number in range(count):
        yield Echo(text=text, number=number)


class Streams(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        small = wire_pb2.Settings(call_window_bytes=16_384, connection_window_bytes=32_768)
        self.way = Channel(
            "127.0.0.1",
            int(os.environ["PORT"]),
            service="points",
            ca=os.environ["CA"],
            settings=small,
        )
        self.echo = self.way.stub(FILE.services_by_name["Echo"])

    async def asyncTearDown(self) -> None:
        await self.way.__aexit__()

    async def test_one_and_one(self) -> None:
        answer = await self.echo.Echo(Echo(text="回头客", number=-1))
        self.assertEqual((answer.text, answer.number), ("回头客", -1))

    async def test_many_responses(self) -> None:
        request = Echo(text="y" * 1_000, number=200)
        numbers = [answer.number async for answer in self.echo.Count(request, timeout=60)]
        self.assertEqual(numbers, list(range(1, 201)))

    async def test_many_requests(self) -> None:
        # Twice the server's window: it must grant more.
        answer = await self.echo.Collect(requests(600, "z" * 1_000), timeout=60)
        self.assertEqual((len(answer.text), answer.number), (600_000, 600))

    async def test_an_answer_before_the_end_of_the_requests(self) -> None:
        answer = await self.echo.Hasty(requests(1_000_000), timeout=60)
        self.assertEqual(answer.number, 0)
        connection, _ = await self.way.connection()
        self.assertFalse(connection.calls)

    async def test_many_of_both(self) -> None:
        answers = self.echo.Converse(requests(500, "w" * 1_000), timeout=60)
        self.assertEqual([answer.number async for answer in answers], list(range(500)))

        async def negative() -> AsyncIterator[Any]:
            yield Echo(number=1)
            yield Echo(number=-1)

        with self.assertRaises(CallError) as caught:
            async for answer in self.echo.Converse(negative(), timeout=60):
                self.assertEqual(answer.number, 1)
        self.assertEqual(caught.exception.code, Code.ABORTED)
        self.assertEqual(caught.exception.reason, "test.negative")

    async def test_a_request_that_does_not_say_that_it_is_the_last(self) -> None:
        connection, _ = await self.way.connection()
        header = wire_pb2.RequestHeader(method="huitou.test.v1.Echo/Echo")
        call = connection.open(header, b"", last=False, many=False)
        await connection.until(lambda: call.is_over)
        self.assertEqual(call.error.reason, "rpc.unfinished_request")


if __name__ == "__main__":
    unittest.main(verbosity=2)
