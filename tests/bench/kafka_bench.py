"""P6, P7 and the settings of a lane, on a real broker of this machine: one node, one sync per batch
(profile een-broker)."""
import pathlib
import shutil
import statistics
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
CLIENTS = (64, 8, 1)
WAYS = ((0, 262144), (0.5, 262144), (1, 262144), (5, 262144), (0, 16384))  # linger.ms, batch.size


def bench():
    """The program that runs us: its servers, loads and summaries."""
    return sys.modules["__main__"]


def on(cluster, prefix):
    """What zegeld is told."""
    settings = {"logboek.drijver": "kafka", "kafka.servers": cluster.bootstrap,
                "kafka.beveiliging": "plaintext", "kafka.opstelling": "een-broker",
                "kafka.voorvoegsel": prefix}
    return [word for name, value in settings.items() for word in ("--zet", f"{name}={value}")]


def p6(args):
    """Receipted events per second over Kafka against the embedded log, and the latency of each."""
    from kafka import Cluster
    run, out = bench(), {}
    with Cluster(1) as cluster:
        for kind in run.KINDS:
            each = 3_000 if args.quick else 15_000
            sides = {}
            for name in ("kafka", "ingebouwd"):
                more = ("--kafka", cluster.bootstrap, "--voorvoegsel", kind)
                more = more if name == "kafka" else ()
                place, events, _ = run.prepared(kind, each * (args.rounds + 2), tag=f"-{name}",
                                                more=more)
                server = run.zegeld(place, on(cluster, kind) if more else ())
                sides[name] = (place, events, server, {clients: [] for clients in CLIENTS})
            start = 0
            for turn in range(args.rounds + 1):   # the first round warms both up
                start += measure(run, sides, turn, start, each)
            out[kind] = told(run, sides)
            for place, _, server, _ in sides.values():
                server.stop()
                shutil.rmtree(place)
    return out


def measure(run, sides, turn, start, each):
    """One round: every number of clients on both sides, interleaved."""
    counts = {64: each * 5 // 6, 8: each // 8, 1: each // 30}
    for clients in CLIENTS:
        for _, events, server, rows in sides.values():
            seen = run.load(server, events, clients, start, counts[clients])
            if turn > 0:
                rows[clients].append(seen)
        start += counts[clients]
    return sum(counts.values())


def told(run, sides):
    out = run.summary(sides["kafka"][3][64], sides["ingebouwd"][3][64],
                      names=("kafka", "ingebouwd"))
    out["minstens"] = 0.5
    for name, (_, _, _, rows) in sides.items():
        for clients in CLIENTS:
            out[f"{name}_{clients}"] = {share: middle_ms(rows[clients], f"{share}_us")
                                        for share in ("p50", "p90", "p99")}
    return out


def linger(args):
    """linger.ms and batch.size of a lane: group commits of 1 to 256 records, one sync per batch."""
    from kafka import Cluster
    run = bench()
    seen = {(records, *way): [] for records in (1, 16, 64, 256) for way in WAYS}
    with Cluster(1) as cluster:
        for turn in range(args.rounds):
            for at, (row, values) in enumerate(seen.items()):
                records, wait, size = row
                values.append(run.tool(
                    "linger", "--servers", cluster.bootstrap, "--topic", f"linger.{at}.{turn}",
                    "--linger", wait, "--omvang", size, "--records", records, "--reeksen",
                    (2_000 if args.quick else 10_000) // (records + 9)))
    return {f"{records} records, linger {wait} ms, batch.size {size}": {
        key: statistics.median(value[key] for value in values) for key in values[0]}
        for (records, wait, size), values in seen.items()}


def middle_ms(rows, key):
    return round(statistics.median(row[key] for row in rows) / 1e3, 2)


def p7(args):
    """The whole ledger from the topics into an empty directory, against the rebuild floor."""
    from kafka import Cluster
    run, out = bench(), {}
    with Cluster(1) as cluster:
        for kind in run.KINDS:
            fill = 10_000 if args.quick else (200_000 if kind == "klein" else 50_000)
            words = ("--kafka", cluster.bootstrap, "--voorvoegsel", f"{kind}7")
            place, _, _ = run.prepared(kind, 1, fill=fill, tag="-kafka7", more=words)
            out[kind] = run.tool("rebuild", "--map", place, *words)
            out[kind]["minstens"] = 0.6
            shutil.rmtree(place)
    return out
