"""Three brokers: topics with factor 3, and the leader killed with -9."""
from expect import must
from kafka_batch import read_batches
from kafka_topics import KINDS, differences, make, name_of
from kafka_load import Load

LEAVES = name_of("gebeurtenissen")
ALL = [1, 2, 3]


def makes_topics(cluster):
    client = cluster.client()
    for topic in make(client, 3):
        cluster.wait_in_sync(topic, ALL)
        part = client.partition(topic)
        must(sorted(part["replicas"]) == ALL, part)


def tells_the_same_everywhere(cluster):
    for node in cluster.nodes:
        for kind in KINDS:
            found = differences(cluster.client(), kind, 3, address=node.address)
            must(found == [], f"node {node.number}: {found}")


def goes_on_without_its_leader(cluster):
    """kill -9 of the leader under load; then it comes back and catches up."""
    client = cluster.client()
    leader, _ = client.leader(LEAVES)
    with Load(cluster, LEAVES) as load:
        load.wait_for(50)
        cluster.node(leader).kill()
        load.wait_for(50)
        must(client.leader(LEAVES)[0] != leader, "another leads")
        cluster.node(leader).start()
        cluster.wait_in_sync(LEAVES, ALL)
        load.wait_for(50)
    why = load.faults()
    must(not why, why)
    print(f"leader killed: {load.said()}", flush=True)


def has_one_history(cluster):
    """What lies on the three disks is the same to the byte: the returned one lacks nothing."""
    wanted = cluster.client().read_all(LEAVES)
    for node in cluster.nodes:
        found = [record for batch in read_batches(node.stored(LEAVES)) for record in batch.records]
        must(found == wanted, f"node {node.number}: {len(found)} records of {len(wanted)}")
    must(len({node.stored(LEAVES) for node in cluster.nodes}) == 1, "bytes differ")


CASES = (
    ("the topics get three replicas, all in sync", makes_topics),
    ("every node tells every property the same", tells_the_same_everywhere),
    ("kill -9 of the leader: writing goes on, nothing is lost, it returns",
     goes_on_without_its_leader),
    ("the three disks hold the same bytes", has_one_history),
)
