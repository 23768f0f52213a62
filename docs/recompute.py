#!/usr/bin/env python3
"""Recompute one case from its exported ledger: python3 recompute.py FILE [--json]

Needs Python 3.11 and nothing else: no package, no network, nothing of the system that wrote the file. It verifies every
chain (SM3 over canonical JSON) and what the checkpoints remember of it, counts every deadline, reminder and card again
from the acts, the notices and the rules that the file holds, and compares them with what the office's tables claimed.
docs/recomputation.md explains the file, the counting, and how to verify a checkpoint's signature with openssl.
"""
import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path

DAY, SHANGHAI, MOMENT = timedelta(days=1), timezone(timedelta(hours=8)), "%Y-%m-%dT%H:%M:%S.%fZ"
MEMBERS = """layout id subject_kind subject_id seq step_id verb from_state to_state actor_kind actor_person_id actor_post
actor_unit_code on_behalf_of recorded_at effective_at facts data_key_id personal_sealed previous_hash""".split()
STATES = {"answer": "answered", "appeal": "appealed", "uphold": "upheld", "cancel": "cancelled", "lapse": "lapsed"}

def sm3(data):  # GB/T 32905
    turn = lambda x, n: ((x << n % 32) | (x >> (32 - n % 32))) & 0xFFFFFFFF
    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    data += b"\x80" + b"\0" * ((55 - len(data)) % 64) + (len(data) * 8).to_bytes(8, "big")
    for at in range(0, len(data), 64):
        w = [int.from_bytes(data[at + i : at + i + 4], "big") for i in range(0, 64, 4)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ turn(w[j - 3], 15)
            w.append(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            s = turn((turn(a, 12) + e + turn(0x79CC4519 if j < 16 else 0x7A879D8A, j)) & 0xFFFFFFFF, 7)
            p = (a ^ b ^ c if j < 16 else a & b | a & c | b & c) + d + (s ^ turn(a, 12)) + (w[j] ^ w[j + 4])
            q = ((e ^ f ^ g if j < 16 else e & f | ~e & g) + h + s + w[j]) & 0xFFFFFFFF
            a, b, c, d, e, f, g, h = p & 0xFFFFFFFF, a, turn(b, 9), c, q ^ turn(q, 9) ^ turn(q, 17), e, turn(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(4, "big") for x in v).hex()

def digest(value):  # canonical JSON (RFC 8785): all keys here are ASCII, and there are no floats
    return sm3(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())

def find_faults(export):
    """The first fault of every chain that is not whole, and whatever a checkpoint remembers that is not there."""
    hashes, told, mine = {}, [], {chain["subject_id"] for chain in export["chains"]}
    for chain in export["chains"]:
        name, last = (chain["subject_kind"], chain["subject_id"]), "0" * 64
        hashes[name] = {row["seq"]: row["hash"] for row in chain["rows"]}
        for expected, row in enumerate(chain["rows"], start=1):
            what = ("missing or moved" if (row["subject_kind"], row["subject_id"], row["seq"]) != (*name, expected) else
                    "changed" if digest({member: row[member] for member in MEMBERS}) != row["hash"] else
                    "not on the row before it" if row["previous_hash"] != last else None)
            if what:
                told.append(f"{' '.join(name)} row {expected}: {what}")
                break
            last = row["hash"]
    for body, kept in ((one["body"], one["hash"]) for one in export["checkpoints"]):
        told += [f"checkpoint {body['seq']}: changed"] if digest(body) != kept else []
        told += [f"{kind} {subject} row {seq}: cut off or changed, checkpoint {body['seq']} remembers it"
                 for kind, subject, seq, head in body["heads"] if hashes.get((kind, subject), {} if subject in mine else {seq: head}).get(seq) != head]
    return told

class Calendar:
    """The days worked as they could be known; a mark is "edition/day": the loadings, and the day of an act."""
    def __init__(self, notices, law, mark):
        edition, _, day = mark.partition("/")
        self.named = {row[2]: row[3] for row in notices if row[4] <= int(edition) and row[0] <= (day or "9")}
        self.law, self.noticed = law, {int(day[:4]) for day in self.named if day.endswith("-10-01")}

    def works(self, day):
        return self.named.get(str(day), day.weekday() < 5 and (day.year in self.noticed or str(day) not in self.law))

    def walk(self, day, count, sign=1):
        while count > 0:
            day += sign * DAY
            count -= self.works(day)
        return day

local, midnight = lambda at: at.astimezone(SHANGHAI).date(), lambda day: datetime.combine(day, time(), tzinfo=SHANGHAI)

def due(start, limit, known, pauses=(), begun=None):
    """Last day of a limit, the moment of one in hours, its years without a notice (民法典 art. 200-203, 行政许可法 art. 82)."""
    paused = lambda day: any(a < day <= b for a, b in pauses)
    unit, left, day, years = limit["unit"], limit["amount"], start, set()
    if unit == "hours":
        left, at, day = timedelta(hours=left), begun, local(begun)
        while paused(day) or left > midnight(day + DAY) - at:
            left -= timedelta() if paused(day) else midnight(day + DAY) - at
            day, at = day + DAY, midnight(day + DAY)
        return day, at + left, []
    while unit == "working_days" and left:
        day += DAY
        years.add(day.year)
        left -= known.works(day) and not paused(day)
    if unit == "calendar_days":
        day += left * DAY
    elif unit == "months":
        year, month = divmod(start.year * 12 + start.month - 1 + left, 12)
        last = date(year + (month == 11), (month + 1) % 12 + 1, 1) - DAY
        day = last.replace(day=min(start.day, last.day))
    count, seen = (day - start).days if unit != "working_days" else 0, start
    while count:
        seen += DAY
        day, count = (day + DAY, count) if paused(seen) else (day, count - 1)
    years.add(day.year)
    while not known.works(day):
        day += DAY
        years.add(day.year)
    return day, None, sorted(years - known.noticed)

def share_day(start, limit, last, percent, known, pauses):
    if limit["unit"] == "working_days":
        return due(start, {**limit, "amount": -(-limit["amount"] * percent // 100) or 1}, known, pauses)[0]
    return start - (-(last - start).days * percent // 100) * DAY

class Clock:
    """One limit that runs: its days are counted again after every act that touches it."""
    def __init__(self, rule, step, index, unit, act, start, calendar):
        self.rule, self.step, self.unit, self.start, self.calendar = rule, step, unit, start, calendar
        self.key, self.began, self.ended, self.more, self.is_paused = f"{rule['code']}:{step or 'case'}:{index}", act, None, 0, False
        self.limits, self.marks, self.pauses, self.held, self.holding, self.history = {}, [], [], [], {}, []
        self.state(act)

    def state(self, act):
        stated = act["facts"].get("limits", {}).get(self.rule["code"]) or {}
        for name in ("promised", "statutory"):
            self.limits[name] = stated.get(name) or self.rule.get(name) or self.limits.get(name)

    def count(self, act, light):
        mark, law = act["facts"].get("calendar"), self.limits["statutory"]
        self.marks += [mark] if mark and mark not in self.marks else []
        told, promised, law = [*map(self.calendar, self.marks)], self.limits["promised"], law and {**law, "amount": law["amount"] + self.more}
        best = lambda pauses: promised and min((due(self.start, promised, one, pauses) for one in told), key=lambda x: x[0])
        promise, statute = best(self.pauses), law and due(self.start, law, told[-1], self.pauses, self.began["effective_at"])
        near = (promise or statute)[0]
        share = share_day(self.start, promised or law, near, light["percent"], told[-1], self.pauses)
        late = None if self.holding else best([*self.pauses, *self.held])
        amber = max(self.start, min(told[-1].walk(near, light["days_before"], -1), share))
        self.history.append({"since": act["recorded_at"], "known": told[-1], "pauses": [*self.pauses, *self.held], "promise": promise, "limit": promised,
                             "late": late, "law": statute, "amber": amber, "runs": not self.is_paused})

    def end(self, act):
        self.ended = act
        self.history.append({**self.history[-1], "since": act["recorded_at"], "runs": False})

    def touch(self, act, own, today):
        """Let an act change the clock; whether its days are to be counted again."""
        facts, verb, verbs = act["facts"], act["verb"], lambda *names: [one for name in names for one in self.rule.get(name, ())]
        until = date.fromisoformat(facts["expected_on"]) if facts.get("expected_on") else None
        self.state(act)
        if verb in verbs("releases") and (held := self.holding.pop(act["step_id"], None)):
            self.held.append((held, today))
        if verb in verbs("holds") and not facts.get("is_counted"):
            self.holding.setdefault(act["step_id"], today)
        if own and verb in verbs("ends"):
            return self.end(act)
        if own and verb in verbs("pauses") and not facts.get("is_counted"):
            self.pauses, self.is_paused = [*self.pauses, (today, until or today)], True
        elif own and verb in verbs("resumes") and self.is_paused:
            self.pauses[-1], self.is_paused = (self.pauses[-1][0], today), False
        elif own and verb in verbs("extends"):
            self.more = facts["days"]
        touching = verbs("releases", "holds", *(("pauses", "resumes", "extends") if own else ()))
        return verb in touching or self.rule["code"] in facts.get("limits", {})

def read_clocks(acts, books, calendar):
    clocks, newest, hall, lead, units = [], {}, None, None, {}
    for act in acts:
        facts, verb, today, rules = act["facts"], act["verb"], local(act["effective_at"]), in_force(books, local(act["recorded_at"]))
        hall = (facts.get("hall") or {}).get("unit") or facts.get("answering_unit") or hall
        lead = lead if act["step_id"] else facts.get("unit") or lead
        units |= {act["step_id"]: facts["unit"]} if "matter_name" in facts else {}
        for one in (one for one in newest.values() if verb == "recount" and not one.ended):
            one.count(act, rules["light"])
        for rule in (one for one in rules["clocks"] if one["of"] == "case" or act["step_id"]):
            is_step, by = rule["of"] == "step", rule.get("by", "")
            own, place = bool(act["step_id"]) == is_step, (rule["code"], act["step_id"] if is_step else None)
            if own and verb in rule["begins"]:
                if (key := (*place, facts.get(by))) in newest and not newest[key].ended:
                    newest[key].end(act)
                asked, index = facts.get("asked_unit"), 1 + sum((one.rule["code"], one.step) == place for one in clocks)
                unit = {"hall": hall, "lead": lead, "department": units.get(act["step_id"]), "asked": asked}.get(rule["unit"])
                new = Clock(rule, place[1], index, unit, act, start_day(act, newest, calendar), calendar)
                if any(new.limits.values()):
                    new.count(act, rules["light"])
                    clocks, newest = [*clocks, new], {**newest, key: new}
                continue
            named = [facts[by]] if by in facts else facts.get(f"{by}s")
            for old in [one for key, one in newest.items() if key[:2] == place and (named is None or key[2] in named)]:
                if own and old.ended and verb in rule.get("resumes", ()):
                    old.pauses.append((local(old.ended["effective_at"]), today))
                    old.ended, old.is_paused = None, False
                    old.count(act, rules["light"])
                elif not old.ended and old.touch(act, own, today):
                    old.count(act, rules["light"])
    return clocks

def start_day(act, newest, calendar):
    """From when a limit runs: by law the receipt, the acceptance for parallel steps, else the act with the hall's hours."""
    facts, day, hall = act["facts"], local(act["effective_at"]), act["facts"].get("hall") or {"after_hours": "same_day"}
    code = "receipt" if act["verb"] == "deem_accepted" else "case" if facts.get("needs") == [] else None
    if (code, None, None) in newest:
        return newest[code, None, None].start
    known = calendar(facts["calendar"]) if hall["after_hours"] != "same_day" else None
    is_late = known and (act["effective_at"].astimezone(SHANGHAI).time() > time.fromisoformat(hall["closes_at"]) or not known.works(day))
    return known.walk(day, 1) if is_late else day

def in_force(books, day):
    return ([book for book in books if book["effective_from"] <= str(day)] or books[:1])[-1]["rules"]

def list_signals(rule, clocks, acts, own, findings, books, calendar):
    """Yield about what a rule speaks, since when, to which unit and person."""
    kind, least, verbs, begun = rule["trigger"], rule.get("amount", 0), rule.get("verbs", [None]), {}
    for clock in (one for one in clocks if one.rule["code"] in rule.get("clocks", ())):
        for days, end in zip(clock.history, [*(one["since"] for one in clock.history[1:]), None]):
            last, known = days["runs"] and days["law" if kind.endswith("statute") else "late"], days["known"]
            if last:
                used = kind == "share" and share_day(clock.start, days["limit"], last[0], least, known, days["pauses"])
                at = (midnight(max(clock.start, known.walk(last[0], least, -1))) if kind.startswith("before") else
                      midnight(used + DAY) if used else last[1] or midnight(last[0] + DAY))
                at = max(at, days["since"])
                if (end is None or at < end) and not (used and used >= last[0]):
                    ours = [one["actor_person_id"] for one in acts if one["recorded_at"] < at and one["step_id"] == clock.step
                            and one["actor_unit_code"] == clock.unit]
                    yield f"clock:{clock.key}", at, clock.unit, ours[-1] if ours and clock.unit else None
                    break
    for card in (one for one in own if kind == "unanswered" and one["verb"] == "raise" and one["facts"]["gives"] == "yellow"):
        at, told = midnight(answer_day(card, books, calendar) + DAY), card["facts"]
        if not any(one["recorded_at"] < at for one in own if one["verb"] in STATES and one["verb"] != "lapse" and one["facts"]["card"] == told["card"]):
            yield f"card:{told['card']}", at, told["unit"], told["person"]
    asked = [act for act in acts if act["verb"] in verbs]
    for act in asked if kind in ("short_reason", "asked_again", "same_person", "skipped") else ():
        facts, person, first = act["facts"], act["actor_person_id"], begun.get(act["step_id"])
        if {"short_reason": lambda: facts.get("reason_length", least) < least or facts.get("articles") == [],
            "asked_again": lambda: act in asked[least:],
            "same_person": lambda: act["verb"] != verbs[0] and first and first[1] == person,
            "skipped": lambda: act["verb"] != verbs[0] and not first}[kind]():
            yield f"act:{act['seq']}", act["recorded_at"], act["actor_unit_code"], person
        begun |= {act["step_id"]: (act["seq"], person)} if act["verb"] == verbs[0] else {}
    for one in (one for one in findings if kind == "attempt" and one["facts"]["code"] in rule["codes"]):
        yield f"finding:{one['subject_id']}", one["recorded_at"], one["actor_unit_code"], one["actor_person_id"]

def answer_day(card, books, calendar):
    return due(day := local(card["recorded_at"]), in_force(books, day)["answer"], calendar(card["facts"]["calendar"]))[0]

def say(value):
    return value.astimezone(timezone.utc).strftime(MOMENT) if isinstance(value, datetime) else value and str(value)

def recompute(export):
    """Clocks, cards and reminders, in the shape of the file's claims."""
    chains, until = {}, datetime.strptime(export["as_of"], MOMENT).replace(tzinfo=timezone.utc)
    for row in (row for chain in export["chains"] for row in chain["rows"]):
        times = {name: datetime.strptime(row[name], MOMENT).replace(tzinfo=timezone.utc) for name in ("recorded_at", "effective_at")}
        chains.setdefault(row["subject_kind"], []).append({**row, **times, "facts": json.loads(row["facts"])})
    acts, own, findings = (chains.get(kind, []) for kind in ("case", "supervision", "supervision_finding"))
    notices = sorted((one["published"], one["notice"], day, kind == "work", row["seq"]) for row in chains["calendar"]
                     for one in row["facts"]["notices"] for day, _name, kind in one["days"])
    law, books = {day for year in export["statutory_days"].values() for day in year}, [row["facts"] for row in chains["rulebook"]]
    calendar = cache(lambda mark: Calendar(notices, law, mark))
    clocks, found = read_clocks(acts, books, calendar), {part: {} for part in ("clocks", "cards", "reminders")}
    raised = {(one["facts"]["rule"], one["facts"]["about"]): one for one in own if "about" in one["facts"]}
    signals = [(at, rule, version, about, unit, person) for version, book in enumerate(books, start=1) for rule in book["rules"]["rules"]
               for about, at, unit, person in list_signals(rule, clocks, acts, own, findings, books, calendar)
               if at <= until and in_force(books, local(at)) is book["rules"]]
    for at, rule, version, about, unit, person in sorted(signals, key=lambda one: (one[0], one[1]["code"], one[3])):
        part, row = "reminders" if rule["gives"] == "reminder" else "cards", raised.get((rule["code"], about))
        last = answer_day(row, books, calendar) if row and part == "cards" else None
        acted = [STATES[one["verb"]] for one in own if row and one["verb"] in STATES and one["facts"]["card"] == row["facts"]["card"]] if last else []
        state = acted[-1] if acted else last and ("lapsed" if midnight(last + DAY) <= until else "open")
        more = {"colour": rule["gives"], "kind": rule["kind"], "rules_version": version, "person": person, "answer_by": say(last),
                "number": row and row["facts"]["number"], "state": state} if part == "cards" else {}
        found[part].setdefault(f"{rule['code']} {about}", {"unit": unit or "", "at": say(at), **more})
    reds, about = {}, {f"card:{one['facts']['card']}": one["facts"]["about"] for one in own if one["verb"] == "raise"}
    for one in (one for one in own if one["verb"] == "raise" and one["facts"]["gives"] == "red"):
        root = one["facts"]["about"]
        while root in about:
            root = about[root]
        reds.setdefault(root.removeprefix("clock:"), local(one["effective_at"]))
    for clock in clocks:
        days, still = clock.history[-1], clock.is_paused and not clock.ended
        past = [one for one in (reds.get(clock.key), not still and days["law"] and days["law"][0] + DAY) if one]
        found["clocks"][clock.key] = {
            "unit": clock.unit or "", "is_applicants": clock.rule["unit"] == "applicant", "started_on": say(clock.start),
            "promised_on": days["promise"] and say(days["promise"][0]), "statutory_on": days["law"] and say(days["law"][0]),
            "amber_on": None if still else say(days["amber"]), "red_on": say(min(past, default=None)), "ended_at": say(clock.ended and clock.ended["recorded_at"]),
            "provisional_years": sorted({year for one in (days["promise"], days["law"]) if one for year in one[2]})}
    return found

def main(path, *options):
    export = json.loads(Path(path).read_text("utf-8"))
    found = {} if (faults := find_faults(export)) else recompute(export)
    for part, name in sorted({(part, name) for one in (found, export["claims"] if found else {}) for part in one for name in one[part]}):
        ours, theirs = found[part].get(name), export["claims"][part].get(name)
        faults += [f"{part} {name}: recomputed {ours}, claimed {theirs}"] if ours != theirs else []
    print(json.dumps(found, ensure_ascii=False, indent=1) if "--json" in options else "\n".join(faults or [
        f"{export['case']}: every chain is whole; {len(found['clocks'])} clocks, {len(found['cards'])} cards and"
        f" {len(found['reminders'])} reminders come out as claimed."]))
    return 1 if faults else 0

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
