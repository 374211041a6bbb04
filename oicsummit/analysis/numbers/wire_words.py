"""How news agencies shorten units and things counted: "dlrs", "stg", "shrs", "bpd"; and the words for pence."""

# Shortened or older words for money, with the ISO code of each; plurals in -s need no entry.
CURRENCIES = {
    "dlr": "USD",
    "u.s. dlr": "USD",
    "us dlr": "USD",
    "canadian dlr": "CAD",
    "australian dlr": "AUD",
    "new zealand dlr": "NZD",
    "n.z. dlr": "NZD",
    "hong kong dlr": "HKD",
    "singapore dlr": "SGD",
    "stg": "GBP",
    "deutschmark": "DEM",
    "deutsche mark": "DEM",
    "d-mark": "DEM",
    "mark": "DEM",
    "french franc": "FRF",
    "belgian franc": "BEF",
    "guilder": "NLG",
    "peseta": "ESP",
    "escudo": "PTE",
    "drachma": "GRD",
    "swedish crown": "SEK",
    "swedish krona": "SEK",
    "norwegian crown": "NOK",
    "norwegian krone": "NOK",
    "danish crown": "DKK",
    "danish krone": "DKK",
    "mexican peso": "MXN",
}
# One hundredth of a currency: the value is divided by 100 and the currency is the unit.
MINOR = {
    "pence": "GBP",
    "penny": "GBP",
    "cent": "USD",
    "cts": "USD",
    "¢": "USD",
    "paise": "INR",
    "euro cent": "EUR",
}
# Shortened nouns of things counted.
NOUNS = {"shr": "share", "shrs": "share", "bbl": "barrel", "bbls": "barrel", "pts": "point", "pax": "passenger"}
