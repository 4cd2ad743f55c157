"""What is done to three brokers in the kill tests K1-K6, K8 and K9 (kafka.md 12).

Each step takes the cluster, the topic that is looked at, and a load that runs on it: anything with

    wait_for(count)     until so many more were acknowledged
    wait_refused(count) until so many more tries got no acknowledgement
    answered            how many were
    grow(size)          until so many bytes more are in the log (K5 only)

kafka_load.Load is one on the brokers alone. A step waits for what must happen, leaves all nodes
running and in sync, and raises when something does not happen; what the load was promised is judged
by its oracle afterwards. Steps run in the thread that started the nodes (kafka.py).
"""
import resource

from kafka_client import Refused
from wait import until

SOME = 25        # acknowledgements that show that writing goes on
FILE_LIMIT = 12 << 20   # bytes; above the 10 MiB that Kafka sets apart for an index


def leader_of(cluster, topic, not_one=None):
    """The node that leads, once there is one, and it is not `not_one`."""
    def asked():
        try:
            leader, _ = cluster.client().leader(topic)
        except (OSError, Refused):
            return None
        return leader if leader != not_one else None
    return cluster.node(until(asked, f"a leader of {topic}", 60))


def follower_of(cluster, topic):
    leader = leader_of(cluster, topic)
    return next(node for node in cluster.broker_nodes if node is not leader)


def numbers(cluster, *without):
    return [node.number for node in cluster.broker_nodes if node not in without]


def bring_back(cluster, topic, *nodes):
    for node in nodes:
        node.start()
    cluster.wait_in_sync(topic, numbers(cluster))


def one_history(cluster, topic):
    """What lies on the disks is the same to the byte, once the last record arrived everywhere."""
    until(lambda: len({node.stored(topic) for node in cluster.broker_nodes}) == 1,
          f"the same bytes of {topic} on every disk")


def kill_leader(cluster, topic, load):
    """K1: SIGKILL the leader under load."""
    leader = leader_of(cluster, topic)
    load.wait_for(SOME)
    leader.kill()
    leader_of(cluster, topic, leader.number)
    load.wait_for(SOME)
    bring_back(cluster, topic, leader)
    load.wait_for(SOME)


def kill_leader_and_controller(cluster, topic, load):
    """K1 with one of three controllers gone too, as when a machine of production stops."""
    controller = next(node for node in cluster.nodes if not node.broker)
    load.wait_for(SOME)
    controller.kill()
    kill_leader(cluster, topic, load)
    controller.start()


def kill_two(cluster, topic, load):
    """K2: SIGKILL two of three: nothing is acknowledged, until one is back."""
    leader = leader_of(cluster, topic)
    other = follower_of(cluster, topic)
    load.wait_for(SOME)
    leader.kill()
    other.kill()
    load.wait_refused(1)
    answered = load.answered
    load.wait_refused(SOME)
    if load.answered != answered:
        raise AssertionError(f"{load.answered - answered} were acknowledged by one of three")
    other.start()
    load.wait_for(SOME)
    bring_back(cluster, topic, leader)
    load.wait_for(SOME)


def pause_leader(cluster, topic, load):
    """K3: SIGSTOP the leader until another leads and writing goes on; then it wakes, and still
    believes that it leads."""
    leader = leader_of(cluster, topic)
    load.wait_for(SOME)
    leader.pause()
    try:
        cluster.wait_in_sync(topic, numbers(cluster, leader))
        load.wait_for(SOME)
    finally:
        leader.resume()
    load.wait_for(SOME)
    cluster.wait_in_sync(topic, numbers(cluster))


def restart_all(cluster, topic, load):
    """K4: one after the other, in order, as an upgrade does."""
    for node in cluster.broker_nodes:
        load.wait_for(SOME)
        node.stop()
        load.wait_for(SOME)
        bring_back(cluster, topic, node)


def fill_disk(cluster, topic, load, limit=FILE_LIMIT):
    """K5: a follower can store no more. Its files may not grow beyond a limit: to Kafka the same
    failed write as on a full disk. It gives up its folder and ends; the others go on."""
    node = follower_of(cluster, topic)
    load.wait_for(SOME)
    resource.prlimit(node.process.pid, resource.RLIMIT_FSIZE, (limit, limit))
    load.grow(limit)
    until(lambda: not node.alive, f"node {node.number} gives up", 60)
    cluster.wait_in_sync(topic, numbers(cluster, node))
    load.wait_for(SOME)
    bring_back(cluster, topic, node)


def cut_quorum(cluster, topic, load):
    """K6, controllers apart: without one the leaders that exist go on; with it back, a leader that
    is killed is replaced."""
    controllers = [node for node in cluster.nodes if not node.broker]
    load.wait_for(SOME)
    for node in controllers:
        node.kill()
    load.wait_for(4 * SOME)
    for node in controllers:
        node.start()
    kill_leader(cluster, topic, load)


def wipe(cluster, topic, load):
    """K8: a broker loses its disk, the leader's, and comes back empty."""
    node = leader_of(cluster, topic)
    load.wait_for(SOME)
    node.kill()
    leader_of(cluster, topic, node.number)
    load.wait_for(SOME)
    node.wipe()
    bring_back(cluster, topic, node)
    load.wait_for(SOME)


def lose_in_sync(cluster, topic, promise):
    """K9, controllers apart: everything in sync dies, and a replica that lacks the last records is
    made leader: they are lost, although acknowledged. `promise()` has these records acknowledged.
    After this the two that knew them have thrown them away, and the log is shorter; what is written
    from then on makes it another log of the same length."""
    client = cluster.client()
    behind = follower_of(cluster, topic)
    behind.kill()
    cluster.wait_in_sync(topic, numbers(cluster, behind))
    promise()
    knew = [node for node in cluster.broker_nodes if node is not behind]
    for node in knew:
        node.kill()
    behind.start()
    cluster.wait_ready_node(behind)
    client.alter(topic, unclean_leader_election_enable="true")
    until(lambda: elected(cluster, topic, behind), f"node {behind.number} leads", 60)
    client.alter(topic, unclean_leader_election_enable="false")
    bring_back(cluster, topic, *knew)


def elected(cluster, topic, node):
    """Asked until it is done: the controller may not have seen yet who is gone, or the setting."""
    try:
        cluster.client().elect_unclean(topic)
        return cluster.client().leader(topic)[0] == node.number
    except (OSError, Refused):
        return None
