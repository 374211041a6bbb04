"""Which kind the features of a claim speak for by the guidelines' definitions: rules in order of precedence."""

Found = frozenset[str]


def verdict(found: Found) -> str:
    """Return the kind that the first rule which fits gives; `found` is what `kind_features.features` returns."""
    if "record" in found:
        return "record"
    if "by then" in found:
        return "statistic" if found & {"solid", "count", "money"} else "event"
    if "money" in found:
        return _money(found)
    if _is_funding(found):
        return "funding"
    return _modal(found) or _required(found) or _counted(found) or _plain(found)


def _future(found: Found) -> bool:
    return bool(found & {"will", "must", "scheduled"})


def _money(found: Found) -> str:
    """Money is a fine, a price or result of trade, or else is given and spent."""
    open_ = _future(found) or found & {"maybe", "any maybe", "verbless", "any will"}
    if "has:penalty" in found and "has:fund" not in found and open_:
        return "measure"
    level = "measure" if _future(found) else "statistic"
    traded = found & {"head:trade", "subject:trade", "attr:trade", "object:trade"}
    if traded and not found & {"head:fund", "subject:fund", "object:fund"}:
        return "assessment" if level == "statistic" and found & {"maybe", "forecast"} else level
    if "has:fund" in found:
        return "funding"
    if "change" in found:
        return level
    priced = bool(found & {"has:trade", "has:count"})
    if "head:give" in found and not priced:
        return "funding"
    if priced:
        return level
    elliptical = "near:fund" in found or ("verbless" in found and "near:trade" not in found)
    return "funding" if elliptical or "has:give" in found else "statistic"


def _is_funding(found: Found) -> bool:
    if "no figure" in found:
        given = "subject:fund" in found and not found & {"copula", "maybe", "would", "head:cause"}
        return "object:fund" in found or given or ("passive" in found and bool(found & {"head:fund", "pays"}))
    if {"share", "has:fund"} <= found and found & {"head:fund", "head:give"}:
        return True
    return {"subject:fund", "solid"} <= found and "subject:trade" not in found


def _modal(found: Found) -> str | None:
    """What is to come is a measure where somebody can bring it about, else a judgement."""
    future = _future(found)
    if "forecast" in found and (future or "passive" in found):
        return "assessment"
    if found & {"would", "maybe"}:
        if "head:cause" in found and "subject:law" not in found:
            return "assessment"
        law = "has:law" in found and not found & {"head:cause", "negated", "head:need"}
        act = "would" in found and found & {"head:commit", "head:act"}
        return "measure" if law or act else "assessment"
    if not future:
        return None
    if "head:cause" in found and not found & {"subject:public", "named subject", "subject:law"}:
        return "assessment"
    gathers = "has:gather" in found and "head:still" not in found
    return "event" if gathers or found & {"head:gather", "head:say"} else "measure"


def _required(found: Found) -> str | None:
    """What a rule allows, demands or forbids."""
    if {"head:need", "passive"} <= found or {"head:law", "passive", "present"} <= found:
        return "measure"
    if {"head:confer", "present"} <= found and found & {"subject:law", "has:penalty"}:
        return "measure"
    if "head:need" in found and "subject:law" not in found:
        return "assessment"
    listed = {"opens gerund", "no subject", "count", "head:commit"} <= found
    return "measure" if listed and "solid" not in found else None


def _counted(found: Found) -> str | None:
    """A figure makes a statistic, but for a meeting's and for what a few did."""
    if "timed" in found:
        acted = "past" in found and found & {"head:act", "head:start"}
        return "event" if acted and not found & {"solid", "count", "vague"} else "statistic"
    if found & {"count", "solid"} and "head:gather" in found and not found & {"share", "change"}:
        return "event"
    if "solid" in found or ("count" in found and found & {"out of", "all"}):
        return "measure" if "bare" in found else "statistic"
    if "count" in found:
        done = found & {"past", "perfect", "participle", "gerund"} and "copula" not in found
        return "event" if done and found & {"head:act", "head:gather", "object", "head:start"} else "statistic"
    if "vague" not in found:
        return None
    if {"head:cause", "gerund"} <= found:
        return "assessment"
    return "event" if {"head:meet", "past"} <= found else "statistic"


def _plain(found: Found) -> str:
    """Without a figure, or with a stretch of time alone."""
    if "no subject" in found and found & {"bare", "gerund", "infinitive"}:
        if "head:cause" in found and not found & {"opens gerund", "opens bare"}:
            return "assessment"
        return "event" if "head:start" in found else "measure"
    if "progressive" not in found and found & {"past", "perfect", "participle", "passive"}:
        return _done(found)
    if "verbless" in found:
        if found & {"has:penalty", "has:law"}:
            return "measure"
        return "assessment" if found & {"has:judge", "has:cause"} else "event"
    return _now(found)


def _done(found: Found) -> str:
    active = "passive" not in found
    if {"head:fund", "past", "subject:public"} <= found:
        return "funding"
    if "copula" in found or (found & {"head:cause", "has:because"} and "head:act" not in found):
        return "assessment"
    if "negated" in found and active and not found & {"head:act", "head:gather"}:
        return "assessment"
    if "head:unveil" in found and found & {"object:law", "object:commit", "has:law"}:
        return "measure"
    if "head:know" in found and active:
        return "assessment"
    if "comparative" in found and not found & {"head:act", "head:say", "head:gather"}:
        return "assessment"
    if {"subject:law", "object"} <= found and active:
        return "assessment"
    return "event" if active or "head:law" not in found else "measure"


def _now(found: Found) -> str:
    if found & {"copula", "negated"}:
        if "attr:law" in found and "negated" not in found:
            return "measure"
        return "event" if "dated" in found or {"duration", "adjective"} <= found else "assessment"
    if "progressive" in found:
        if found & {"head:count", "subject:law"} and not found & {"passive", "head:give"}:
            return "assessment"
        if found & {"head:commit", "object:law", "has:law"}:
            return "measure"
        return "assessment" if found & {"head:cause", "head:count"} else "event"
    if "present" not in found:
        return "assessment"
    if "head:say" in found or (found & {"head:start", "head:gather"} and found & {"dated", "named subject"}):
        return "event"
    ruled = "subject:law" in found and "head:cause" not in found
    willed = "head:commit" in found and found & {"subject:public", "named subject"}
    return "measure" if ruled or willed else "assessment"
