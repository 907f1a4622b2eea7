"""A till books an order and shows the member; an operator follows the ledger.

python example.py till  HOST PORT CA TOKEN MEMBER
python example.py follow HOST PORT CA CERTIFICATE KEY
"""

import asyncio
import sys
import time

from huitou.gateway.v1 import gateway_pb2
from huitou.points.v1 import points_pb2
from huitou.rpc.v1 import events_pb2
from huitou_client import CallError, Channel


async def till(host: str, port: str, ca: str, token: str, member: str) -> None:
    async with Channel(host, int(port), service="gateway", ca=ca, token=token) as channel:
        gateway = channel.stub(gateway_pb2.DESCRIPTOR.services_by_name["Gateway"])
        # Channel and order id are the order's identity: sent again, it is booked once.
        order = points_pb2.CommitOrderRequest(
            channel="pos",
            order_id=f"example-{time.time_ns()}",
            member_id=int(member),
            organisation="demo/retail/store-1",
            paid_at=time.time_ns() // 1_000,
            lines=[points_pb2.OrderLine(sku="tea", quantity=2, paid_fen=6_600)],
        )
        try:
            booked = await gateway.CommitOrder(order, timeout=2)
            print(f"{booked.entry.amount} points earned, {booked.balance_after} in all")
        except CallError as error:
            print(f"refused: {error.reason}: {error.message} {error.violations}")
        home = await gateway.GetHome(gateway_pb2.GetHomeRequest(member_id=int(member)), timeout=2)
        print(home.profile.masked_name, home.points.balances[0].available, home.tier.tier.name_en)


async def follow(host: str, port: str, ca: str, certificate: str, key: str) -> None:
    positions: dict[int, int] = {}  # To be kept in the same transaction as what the events do.
    own = (certificate, key)
    async with Channel(host, int(port), service="points", ca=ca, certificate=own) as channel:
        stream = channel.stub(events_pb2.DESCRIPTOR.services_by_name["EventStream"])
        while True:
            after = [
                events_pb2.PartitionPosition(partition=partition, position=position)
                for partition, position in positions.items()
            ]
            request = events_pb2.SubscribeRequest(consumer="example", after=after)
            try:
                async for batch in stream.Subscribe(request):
                    for event in batch.events:
                        if event.position > positions.get(event.partition, 0):
                            print(points_pb2.PointsEvent.FromString(event.payload))
                            positions[event.partition] = event.position
            except CallError as error:
                print(error, file=sys.stderr)
            await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run({"till": till, "follow": follow}[sys.argv[1]](*sys.argv[2:]))
