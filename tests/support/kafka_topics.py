"""The topics of the ledger as kafka.md 6 says them: their names, and every property with its value.

Written from the specification, not from the product: what `zegel register open` makes is held
against this.
"""
NO_LIMIT = str(2 ** 63 - 1)
KINDS = ("gebeurtenissen", "inhoud", "controlepunten", "sleutels")

EVERY = {
    "retention.ms": "-1", "retention.bytes": "-1",
    "message.timestamp.type": "CreateTime",
    "message.timestamp.before.max.ms": NO_LIMIT, "message.timestamp.after.max.ms": NO_LIMIT,
    "unclean.leader.election.enable": "false", "compression.type": "producer",
    "max.message.bytes": "1048588"}
APPENDED = {"cleanup.policy": "delete", "segment.bytes": "268435456", "segment.ms": "604800000"}
COMPACTED = {
    "cleanup.policy": "compact", "segment.bytes": "67108864", "segment.ms": "43200000",
    "min.cleanable.dirty.ratio": "0.01", "max.compaction.lag.ms": "86400000",
    "delete.retention.ms": "604800000"}


def name_of(kind, register="regie", prefix="zegel"):
    return f"{prefix}.sleutels" if kind == "sleutels" else f"{prefix}.{register}.{kind}"


def settings_of(kind, brokers, synced=False):
    """`synced`: an fsync per batch, as with one broker or where replicas share power."""
    own = COMPACTED if kind in ("inhoud", "sleutels") else APPENDED
    flush = {"flush.messages": "1"} if synced or brokers == 1 else {}
    return EVERY | own | flush | {"min.insync.replicas": str(min(brokers, 2))}


def make(client, brokers, register="regie", prefix="zegel"):
    """The four topics of one register; their names."""
    names = []
    for kind in KINDS:
        names.append(name_of(kind, register, prefix))
        client.create(names[-1], min(brokers, 3), settings_of(kind, brokers))
    return names


def differences(client, kind, brokers, register="regie", prefix="zegel", address=None):
    """Property, wanted and found, of what the brokers hold against the specification."""
    found = client.configs(name_of(kind, register, prefix), address=address)
    wanted = settings_of(kind, brokers) | {"remote.storage.enable": "false"}
    return [(name, value, found.get(name)) for name, value in wanted.items()
            if found.get(name) != value]
