#!/usr/bin/env python3
"""Checks an evidence bundle or a receipt of Regesta, with Python 3.8 or later and openssl 3 alone.

  python3 verify.py [BUNDLE]          a bundle: the ZIP file, or the folder it was unpacked into; default: this folder
  python3 verify.py --receipt FILE    a receipt: its JSON, or the text of its QR code; - reads it from the input

  --root FILE       the house's root certificate, as you got it elsewhere; else the bundle's own is taken
  --log VKEY        the key of a log, as you got it elsewhere (repeat for the other book); else the bundle's own
  --witness VKEY    a witness you trust: its cosignature must be there (repeatable)
  --annex FILE      the annex after you decrypted it: openssl cms -decrypt -inform DER -in annex.cms -inkey KEY

Exit status 0: it is as it was made. 1: something is wrong, and named. 2: the command is not understood.
A verifier that came with what it verifies proves little to you: take this file from a place you trust.
"""
import base64
import hashlib
import hmac
import json
import os
import struct
import subprocess
import sys
import tempfile
import zipfile

ED25519 = bytes.fromhex("302a300506032b6570032100")
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LARGEST = 1 << 30


class Wrong(Exception):
    """Something is not as it was made; the text names what."""


def need(holds, wrong):
    if not holds:
        raise Wrong(wrong)


def say(what):
    print("ok     " + what)


def caution(what):
    print("note   " + what)


# ---- openssl --------------------------------------------------------------------------------------------------------

def openssl(files, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        run = subprocess.run(["openssl", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return run.stdout if run.returncode == 0 else None


def ed25519(key, message, signature):
    pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(ED25519 + key) + b"\n-----END PUBLIC KEY-----\n"
    return len(signature) == 64 and openssl(
        {"key": pem, "message": message, "signature": signature},
        "pkeyutl", "-verify", "-pubin", "-inkey", "key", "-rawin", "-in", "message", "-sigfile", "signature") is not None


# ---- notes and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature) ------------------------------------

def vkey(text, what):
    parts = text.strip().split("+", 2)
    need(len(parts) == 3, what + ": it is no key")
    typed = base64.b64decode(parts[2], validate=True)
    need(len(typed) == 33 and typed[0] in (1, 4), what + ": it is no Ed25519 key of a note")
    need(key_id(parts[0], typed[0], typed[1:]).hex() == parts[1], what + ": its id is not that of its name and key")
    return parts[0], typed[1:]


def key_id(name, kind, key):
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:4]


def read_note(note, what):
    text, empty, lines = note.rpartition("\n\n")
    need(empty and lines.endswith("\n"), what + ": it is no signed note")
    signatures = []
    for line in lines[:-1].split("\n"):
        dash, name, raw = line.split(" ")
        need(dash == "\u2014", what + ": it is no signed note")
        signatures.append((name, base64.b64decode(raw, validate=True)))
    return text + "\n", signatures


def cosigned(text, name, key, signatures):
    """The time a cosignature/v1 of this key states; None when it bears none, Wrong when one is spoilt."""
    times = []
    for whose, raw in signatures:
        if whose == name and raw[:4] == key_id(name, 4, key):
            time = struct.unpack(">Q", raw[4:12])[0]
            message = "cosignature/v1\ntime %d\n%s" % (time, text)
            need(ed25519(key, message.encode(), raw[12:]), "the cosignature of " + name + " is not its own")
            times.append(time)
    return max(times) if times else None


def checkpoint(note, log, witnesses, required, what):
    """Checks all signatures that a key is known for; gives size, root and time."""
    text, signatures = read_note(note, what)
    lines = text.split("\n")
    need(len(lines) == 4 and lines[0] == log[0], what + ": it is not of the log " + log[0])
    size, root = int(lines[1]), base64.b64decode(lines[2], validate=True)
    need(str(size) == lines[1] and len(root) == 32, what + ": its size or its root is none")
    plain = [raw for name, raw in signatures if name == log[0] and raw[:4] == key_id(log[0], 1, log[1])]
    need(plain and all(ed25519(log[1], text.encode(), raw[4:]) for raw in plain),
         what + ": the log did not sign it")
    time = cosigned(text, log[0], log[1], signatures)
    need(time is not None, what + ": the log did not state when it signed it")
    by = []
    for name, key in witnesses + required:
        if cosigned(text, name, key, signatures) is None:
            need((name, key) not in required, what + ": the witness " + name + " did not cosign it")
        elif name not in by:
            by.append(name)
    for name, _ in signatures:
        if name != log[0] and name not in by:
            caution(what + " bears a line of " + name + ", whose key is not known here")
    return size, root, time, by


# ---- the Merkle tree (RFC 6962) -------------------------------------------------------------------------------------

def root_of(leaf_hash, index, size, path, what):
    need(0 <= index < size, what + ": it is beyond the signed tree")
    first, last, node = index, size - 1, leaf_hash
    for sibling in path:
        need(len(sibling) == 32 and last > 0, what + ": its proof is not one of this tree")
        if first & 1 or first == last:
            node = hashlib.sha256(b"\x01" + sibling + node).digest()
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\x01" + node + sibling).digest()
        first, last = first >> 1, last >> 1
    need(last == 0, what + ": its proof is not one of this tree")
    return node


def text(value):
    raw = value.encode("utf-8")
    return struct.pack(">I", len(raw)) + raw


def leaf(event):
    """Regesta's leaf encoding, version 1."""
    out = b"\x01" + text(event["book"]) + struct.pack(">q", event["position"])
    out += text(event["eventId"]) + text(event["type"]) + text(event["revision"])
    if event.get("stream") is None:
        out += b"\x00"
    else:
        out += b"\x01" + text(event["stream"]) + struct.pack(">q", event["sequence"])
    out += struct.pack(">q", event["recordedMillis"]) + text(event["payload"])
    metadata = event["metadata"]
    out += struct.pack(">H", len(metadata))
    for key in sorted(metadata):
        out += text(key) + text(metadata[key])
    return out


# ---- a bundle -------------------------------------------------------------------------------------------------------

def once(pairs):
    keys = [key for key, _ in pairs]
    need(len(keys) == len(set(keys)), "a JSON object names a thing twice")
    return dict(pairs)


def parse(raw, what):
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=once)
    except ValueError:
        raise Wrong(what + ": it is no JSON")


def read_files(path):
    if os.path.isdir(path):
        names = [name for name in os.listdir(path) if os.path.isfile(os.path.join(path, name))]
        return {name: open(os.path.join(path, name), "rb").read() for name in names}
    try:
        with zipfile.ZipFile(path) as bundle:
            names = bundle.namelist()
            need(len(names) == len(set(names)), "the bundle holds a file twice")
            need(sum(info.file_size for info in bundle.infolist()) < LARGEST, "the bundle is too large to be one")
            return {name: bundle.read(name) for name in names}
    except (zipfile.BadZipFile, EOFError):
        raise Wrong("the bundle: it is no ZIP file, or a part of it is missing")


def check_signed(files, root, folder):
    """The manifest's signature, the signer's certificate, and every file by its name and hash."""
    for name in ("manifest.json", "manifest.sig", "signer.pem", "root.pem"):
        need(name in files, name + " is missing")
    manifest = parse(files["manifest.json"], "manifest.json")
    need(manifest.get("format") == "regesta-evidence/1", "manifest.json: it is of no format known here")
    trusted = root if root is not None else files["root.pem"]
    if root is None:
        caution("the house's root certificate is the bundle's own: give --root to check against yours")
    key = openssl({"signer": files["signer.pem"], "root": trusted}, "verify", "-CAfile", "root", "-attime",
                  str(int(manifest["madeSeconds"])), "signer") and openssl(
        {"signer": files["signer.pem"]}, "x509", "-in", "signer", "-pubkey", "-noout")
    need(key, "signer.pem: the house's root did not certify it")
    need(openssl({"key": key, "manifest": files["manifest.json"], "signature": files["manifest.sig"]}, "dgst",
                 "-sha256", "-verify", "key", "-signature", "signature", "manifest") is not None,
         "manifest.json: the house did not sign it")
    for name, digest in manifest["files"].items():
        need(name in files, name + " is missing")
        need(hashlib.sha256(files[name]).hexdigest() == digest, name + ": it is not the file the house signed for")
    more = set(files) - set(manifest["files"]) - {"manifest.json", "manifest.sig"}
    need(folder or not more, "the house did not sign for " + ", ".join(sorted(more)))
    if more:
        caution("beside the bundle lies what is no part of it: " + ", ".join(sorted(more)))
    say("the house's signature, and all %d files it signed for" % len(manifest["files"]))
    return manifest


def check_book(book, manifest, files, logs, required):
    entry = manifest["books"][book]
    own = vkey(entry["log"], "the key of the log of " + book)
    given = [log for log in logs if log[0].rpartition("/")[2] == own[0].rpartition("/")[2]]
    if not given:
        caution("the key of the log of " + book + " is the bundle's own: give --log to check against yours")
    log = given[0] if given else own
    need(log == own, book + ".checkpoint: the bundle names another log key than yours")
    witnesses = [vkey(witness, "the key of a witness") for witness in manifest["witnesses"]]
    note = files[book + ".checkpoint"].decode("utf-8")
    size, root, time, by = checkpoint(note, log, witnesses, required, book + ".checkpoint")
    events = [parse(line, book + ".events line %d" % (number + 1))
              for number, line in enumerate(files[book + ".events"].splitlines())]
    need(len(events) == entry["events"], book + ".events: the manifest counts %d events, it holds %d"
         % (entry["events"], len(events)))
    before = -1
    for event in events:
        what = "event %s/%s" % (book, event["position"])
        need(event["book"] == book, what + ": it is of another book")
        need(event["position"] > before, what + ": it stands twice, or out of order")
        before = event["position"]
        need(manifest["fromMillis"] <= event["recordedMillis"] <= manifest["toMillis"], what
             + ": it was not recorded in the period")
        path = [bytes.fromhex(node) for node in event["proof"]]
        leaf_hash = hashlib.sha256(b"\x00" + leaf(event)).digest()
        need(root_of(leaf_hash, before, size, path, what) == root, what
             + ": it is not what stands in the signed tree")
    say("%s: %d events stand in the tree of %d that was signed at %s%s"
        % (book, len(events), size, moment(time), ", cosigned by " + ", ".join(by) if by else ""))
    return events


def check_streams(manifest, events):
    """Of a whole stream nothing within the period is left out; of any stream nothing stands out of order."""
    sequences = {}
    for event in events:
        if event.get("stream") is not None:
            sequences.setdefault((event["book"], event["stream"]), []).append(event["sequence"])
    for (book, stream), found in sequences.items():
        need(all(one < next_ for one, next_ in zip(found, found[1:])), "stream %s of %s: its events are out of order"
             % (stream, book))
    for whole in manifest["wholeStreams"]:
        found = sequences.get((whole["book"], whole["stream"]), [])
        expected = list(range(whole["first"], whole["last"] + 1))
        missing = [str(sequence) for sequence in expected if sequence not in found]
        need(not missing, "stream %s of %s: event %s of it is left out"
             % (whole["stream"], whole["book"], ", ".join(missing[:5])))
        need(found == expected, "stream %s of %s: it holds more than was signed for" % (whole["stream"], whole["book"]))
    say("%d whole streams, no event of the period left out" % len(manifest["wholeStreams"]))


def at(payload, pointer):
    for name in pointer.split("/")[1:]:
        payload = payload[name.replace("~1", "/").replace("~0", "~")]
    return payload


def check_annex(manifest, events, annex):
    need(manifest.get("annex"), "the bundle has no annex")
    need(annex.get("format") == "regesta-annex/1" and annex.get("bundle") == manifest["id"],
         "the annex: it is not this bundle's")
    by_place = {(event["book"], event["position"]): event for event in events}
    for number, opened in enumerate(annex["opened"]):
        what = "opened attribute %d (%s of event %s/%s)" % (
            number + 1, opened["attribute"], opened["book"], opened["position"])
        event = by_place.get((opened["book"], opened["position"]))
        need(event is not None, what + ": the bundle has no such event")
        name = opened["pointer"].rpartition("/")[2]
        need(opened["attribute"] in (name, name.upper()), what + ": it stands for another attribute")
        sealed = at(parse(event["payload"].encode("utf-8"), what), opened["pointer"])
        value = (base64.b64decode(opened["valueBase64"], validate=True) if "valueBase64" in opened
                 else opened["value"].encode("utf-8"))
        commitment = hashlib.sha256(bytes.fromhex(opened["salt"]) + value).hexdigest()
        need(hmac.compare_digest(commitment, sealed["commitment"]), what + ": it is not what the ledger committed to")
    say("%d opened attributes are what the ledger committed to, %d can be opened by nobody any more"
        % (len(annex["opened"]), len(annex["gone"])))


def moment(seconds):
    import datetime
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S UTC")


def check_bundle(path, options):
    files = read_files(path)
    root = open(options["root"], "rb").read() if options["root"] else None
    manifest = check_signed(files, root, os.path.isdir(path))
    events = []
    for book in ("registry", "access"):
        events += check_book(book, manifest, files, options["log"], options["witness"])
    need(events, "the bundle proves no event")
    check_streams(manifest, events)
    if options["annex"]:
        check_annex(manifest, events, parse(open(options["annex"], "rb").read(), "the annex"))
    elif manifest.get("annex"):
        caution("the annex is encrypted to %s: decrypt it and give --annex" % manifest["annex"]["recipient"])
    print("The bundle about the %s %s is as it was made." % (manifest["about"]["kind"], manifest["about"]["id"]))


# ---- a receipt ------------------------------------------------------------------------------------------------------

def base45(coded):
    out, digits = bytearray(), [BASE45.index(character) for character in coded]
    for start in range(0, len(digits), 3):
        group = digits[start:start + 3]
        value = sum(digit * 45 ** place for place, digit in enumerate(group))
        need(len(group) > 1 and value < (65536 if len(group) == 3 else 256), "the receipt: it is no Base45")
        out += struct.pack(">H" if len(group) == 3 else ">B", value)
    return bytes(out)


def cbor(raw, start=0):
    """What a receipt holds: unsigned numbers, bytes, text and arrays. Gives the value and where it ends."""
    kind, short = raw[start] >> 5, raw[start] & 31
    start += 1
    if short < 24:
        number = short
    else:
        need(short < 28, "the receipt: it is no CBOR of ours")
        number = int.from_bytes(raw[start:start + (1 << short - 24)], "big")
        start += 1 << short - 24
    if kind == 0:
        return number, start
    if kind in (2, 3):
        need(start + number <= len(raw), "the receipt: it is cut short")
        value = raw[start:start + number]
        return (value if kind == 2 else value.decode("utf-8")), start + number
    need(kind == 4, "the receipt: it is no CBOR of ours")
    items = []
    for _ in range(number):
        item, start = cbor(raw, start)
        items.append(item)
    return items, start


def unpack(coded):
    """The QR code's form of a receipt as its JSON form."""
    raw = base45(coded)
    receipt, end = cbor(raw)
    need(end == len(raw), "the receipt: something follows it")
    version, origin, key, size, root, signatures, position, leaf_hash, path = receipt
    need(version == 1, "the receipt: it is of no version known here")
    note = "%s\n%d\n%s\n\n" % (origin, size, base64.b64encode(root).decode())
    for name, signature in signatures:
        note += "\u2014 %s %s\n" % (name or origin, base64.b64encode(signature).decode())
    log = "%s+%s+%s" % (origin, key_id(origin, 1, key).hex(), base64.b64encode(b"\x01" + key).decode())
    return {"format": "regesta-receipt/1", "log": log, "checkpoint": note, "position": position,
            "leafHash": leaf_hash.hex(), "proof": [node.hex() for node in path]}


def check_receipt(path, options):
    raw = sys.stdin.buffer.read() if path == "-" else open(path, "rb").read()
    coded = raw.decode("utf-8").strip("\r\n")
    receipt = unpack(coded[5:]) if coded.startswith("RGR1:") else parse(raw, "the receipt")
    need(receipt.get("format") == "regesta-receipt/1", "the receipt: it is of no format known here")
    own = vkey(receipt["log"], "the receipt's key")
    if options["log"]:
        need(own in options["log"], "the receipt: it is not of a log you trust")
    else:
        caution("the log's key is the receipt's own: give --log to check against yours")
    size, root, time, by = checkpoint(receipt["checkpoint"], own, [], options["witness"], "the receipt's checkpoint")
    path = [bytes.fromhex(node) for node in receipt["proof"]]
    what = "event %d" % receipt["position"]
    found = root_of(bytes.fromhex(receipt["leafHash"]), receipt["position"], size, path, what)
    need(found == root, what + ": it is not what stands in the signed tree")
    print("Event %d of %s, with leaf hash %s, stands in the tree of %d that was signed at %s%s." % (
        receipt["position"], own[0], receipt["leafHash"], size, moment(time),
        ", cosigned by " + ", ".join(by) if by else ""))


def main(arguments):
    options = {"root": None, "annex": None, "receipt": None, "log": [], "witness": []}
    bundle = []
    while arguments:
        argument = arguments.pop(0)
        name = argument[2:] if argument.startswith("--") else ""
        if name in options and arguments:
            value = arguments.pop(0)
            if name in ("log", "witness"):
                options[name].append(vkey(value, "--" + name))
            else:
                options[name] = value
        elif argument.startswith("-") or bundle:
            print(__doc__)
            return 0 if argument in ("-h", "--help") else 2
        else:
            bundle.append(argument)
    if options["receipt"]:
        check_receipt(options["receipt"], options)
    else:
        check_bundle(bundle[0] if bundle else os.path.dirname(os.path.abspath(__file__)), options)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Wrong as wrong:
        print("WRONG  " + str(wrong))
    except FileNotFoundError as missing:
        print("WRONG  " + ("openssl 3 is needed, and is not there" if missing.filename == "openssl" else str(missing)))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, struct.error, RecursionError, OSError) as shape:
        print("WRONG  a part is not of the shape it must have (%s: %s)" % (type(shape).__name__, shape))
    sys.exit(1)
