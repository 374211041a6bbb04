"""The words by which English attributes: verbs and nouns of saying, showing and finding, titles, kinds of body."""

# Verbs that take what is said as a clause: "the minister said that …".
SAYING = frozenset(
    """say tell claim announce state add note explain argue insist warn report admit acknowledge concede confirm deny
    declare stress emphasise emphasize assert maintain write tweet post reply respond answer repeat reiterate allege
    complain boast brag joke promise pledge vow testify remark observe remind recall signal caution hint disclose
    inform assure quip lament contend counter recount relate swear underline underscore highlight point reaffirm
    affirm predict forecast estimate reckon calculate propose recommend suggest indicate reveal conclude determine
    find show demonstrate rule believe think expect hope fear understand accept agree urge advise protest object
    retort continue conclude conceive project put cite quote mention describe call label brand dub demand request
    brief comment tout trumpet laud praise proclaim volunteer voice echo learn discover establish document detect
    record measure observe imply mean advise instruct notify speculate suspect worry interject shout plead
    direct hold order decide judge inform guarantee stipulate specify clarify outline summarise summarize
    criticise criticize""".split()
)
# Nouns for what somebody tells, whose owner is quoted next: "Roe's story is different."
STORIES = frozenset(
    "story account view verdict experience word words memory message answer response reply advice".split()
)
# Nouns for relatives, who may be named without their surname: "her son, Paul, …".
KIN = {
    "son": False, "daughter": True, "husband": False, "wife": True, "brother": False, "sister": True,
    "father": False, "mother": True, "uncle": False, "aunt": True, "grandson": False, "granddaughter": True,
    "grandfather": False, "grandmother": True,
}  # fmt: skip
# Plain verbs of speech: these attribute whatever stands beside them, quoted or not, also at a sentence's end.
PLAIN = frozenset(
    """say tell add claim announce state note explain argue insist warn report admit acknowledge concede confirm declare
    stress write tweet reply respond answer reiterate allege complain boast brag joke promise pledge vow testify
    remark observe recall caution quip lament contend counter continue estimate predict suggest believe reckon
    show find reveal indicate conclude assert maintain repeat emphasise emphasize think ask urge recount cite quote
    inform forecast assure reaffirm point object protest retort comment agree""".split()
)
# Verbs whose noun object is what is said: "she announced £3 million", "the Office blames a shortage".
ANNOUNCING = frozenset(
    "announce pledge promise unveil blame vow guarantee confirm reveal disclose trumpet tout boast brag claim estimate"
    " put report".split()
)
# Verbs that take a quotation as what somebody is said to be: "calling it a “disgrace”".
NAMING = frozenset("call describe label brand dub term hail brand slam blast denounce condemn dismiss".split())

TRAILING = frozenset("expect set due plan prepare poise tip schedule going about likely".split())

# Nouns for what holds findings; the words after "by", "from" or "of", or before the noun, say whose.
SOURCES = frozenset(
    """study report survey data figure figures statistic statistics analysis research review poll paper briefing
    inquiry investigation audit assessment estimate estimates forecast forecasts projection projections census
    document documents finding findings record records evaluation model modelling modeling index dossier bulletin
    filing filings statement announcement release letter memo email testimony speech evidence numbers calculation
    lawsuit suit complaint indictment ruling petition affidavit papers email emails transcript minutes
    calculations poll polling newspaper documents trial monitor accounts count tally toll estimate readings""".split()
)
# Nouns for an act of speech: "his announcement that …", "the minister's claim that …".
SPEECHES = frozenset(
    """announcement claim assertion statement pledge promise warning admission suggestion argument allegation
    accusation estimate prediction declaration insistence confirmation finding conclusion complaint boast vow
    acknowledgement acknowledgment revelation forecast belief""".split()
)

# Nouns that are a person's title or role.
ROLES = frozenset(
    """minister secretary president chancellor premier governor mayor senator congressman congresswoman representative
    councillor councilor commissioner commissioners director chief chair chairman chairwoman chairperson officer
    executive manager head leader spokesman spokeswoman spokesperson analyst economist professor doctor scientist
    researcher judge justice sheriff general colonel captain lieutenant sergeant constable inspector superintendent
    ambassador envoy attorney lawyer barrister solicitor prosecutor coach boss founder co-founder owner editor
    reporter correspondent author coordinator co-ordinator administrator treasurer comptroller auditor ombudsman
    regulator adviser advisor aide deputy mp msp mep peer delegate king queen prince princess pope bishop archbishop
    imam rabbi cardinal dean principal headteacher teacher nurse surgeon physician consultant engineer farmer banker
    trader broker strategist partner lecturer fellow historian biologist virologist epidemiologist chemist physicist
    geologist climatologist ecologist activist campaigner organiser organizer resident player striker midfielder
    goalkeeper batsman bowler skipper manager trainer curator conductor secretary-general superintendent marshal
    ceo cfo coo cto vice-president vice-chancellor registrar trustee warden clerk whip speaker chaplain pilot driver
    councilmember councilwoman councilman alderman assemblyman assemblywoman supervisor undersecretary
    cardiologist oncologist paediatrician psychologist psychiatrist sociologist lawmaker legislator politician
    official expert critic candidate counsel pm cm md
    commander brigadier admiral major chairmen mother father""".split()
)
# What a title is shortened to.
SHORT_TITLES = {
    "pm": "prime minister",
    "cm": "chief minister",
    "ceo": "chief executive",
    "md": "managing director",
    "cfo": "chief financial",
    "home sec": "home secretary",
}
HONORIFICS = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl rev reverend fr sr
    hon rt cllr councillor sen rep gov gen col capt lt sgt maj pres shri smt justice judge
    coun clr ald brig cmdr adm insp supt cpl pte""".split()
)
FEMALE = frozenset(
    """mrs ms miss dame lady baroness smt she her spokeswoman chairwoman congresswoman mother queen princess
    madam woman businesswoman headmistress duchess""".split()
)
MALE = frozenset("mr sir lord baron shri he his him spokesman chairman congressman father king prince man".split())

# The last word of many a body's name.
BODIES = frozenset(
    """agency authority board bureau office council commission committee ministry department government parliament
    assembly court police force service association federation union alliance coalition group company corporation
    firm bank fund trust foundation institute university college school hospital society club party centre center
    network organisation organization charity campaign forum league operator regulator watchdog body inspectorate
    observatory laboratory museum church team panel taskforce administration congress senate treasury cabinet
    exchange airline airport railway utility retailer manufacturer developer brewer publisher newspaper agencies
    authorities officials ministers researchers scientists doctors unions companies plc ltd inc llc corp gmbh ag
    house command guild chamber confederation consortium partnership programme program project initiative lab
    secretariat tribunal unit directorate archive academy broadcaster supplier owner consultancy consultants
    auditors broker brokers bank lender insurer yard
    railroad corps county media carrier brigade bloc militia army navy chain""".split()
)

# Nouns for people who speak without a name.
PEOPLE = frozenset(
    """resident people person expert critic campaigner family witness victim neighbour neighbor fan patient man woman
    mother father parent source sources insider worker employee staff colleague friend relative survivor official
    veteran student pupil customer passenger driver farmer supporter opponent observer doctor nurse scientist
    academic economist lawyer aide ally rival investor buyer seller user voter member organiser protester
    demonstrator tory tories labour republican democrat democrats republicans conservative conservatives greens
    liberal liberals nationalist opposition industry side camp sides islander villager local locals shareholder
    creditor lender landlord tenant homeowner commuter motorist cyclist tourist visitor refugee migrant prisoner
    inmate defendant juror player teammate artist writer musician actor boy girl child couple sister brother son
    daughter wife husband widow nun priest monk trader retailer grower analyst economists forecaster bookmaker
    stevedore docker docker dockworker striker teacher trainer midwife paramedic firefighter detective
    investigator diplomat negotiator monitors inspector auditor accountant adviser trustee founder developer
    he she they it
    agent nephew niece cousin spouse guest teen teenager youth guard cop kid captive hostage advocate plaintiff athlete
    chef landlady rebel vet scholar patron intern umpire mum dad mom grandparent prosecution defence defense jury
    crew""".split()
)

# Kinds of body that mostly stand for the one named last: "the company said".
GENERIC_BODIES = frozenset(
    """company firm group agency organisation organization union charity body institute foundation retailer operator
    airline manufacturer developer supplier club association trust watchdog regulator campaign network newspaper
    society federation business brewer lender insurer publisher utility authority office alliance
    consultancy corporation maker party league commission bureau service
    railroad corps carrier chain""".split()
)
# What else the names of companies end in.
COMPANIES = frozenset(
    "trams lines partners holdings motors foods capital buses marine industries stores brothers systems energy"
    " airways pharma ratings provisions water rail gas power electric telecom telecoms housing homes media retail"
    " logistics steel oil mining trains coaches travel markets farms dairies estates properties care shipping ferries"
    " airlines insurance finance credit savings research technologies labs solutions services international".split()
)
# Kinds of body that do not go by each other's name: "the company" is no union, "the railroad" no newspaper.
FAMILIES = (
    frozenset(
        """company firm group corporation bank airline railway railroad utility retailer manufacturer developer brewer
        publisher plc ltd inc llc corp gmbh ag broker lender insurer consultancy chain carrier business maker
        operator supplier""".split()
    )
    | COMPANIES,
    frozenset("union federation guild confederation workers dockers association alliance society charity".split()),
    frozenset(
        """journal gazette times post herald tribune news newspaper echo courier telegraph mirror press argus ledger
        mercantile star sun observer standard record express chronicle examiner mail guardian""".split()
    ),
    frozenset(
        "bureau commission agency authority office board council inspectorate watchdog regulator county body".split()
    ),
    frozenset("university college school institute academy laboratory observatory".split()),
    frozenset("department ministry treasury cabinet government administration parliament congress senate".split()),
    frozenset("police court tribunal inspectorate".split()),
    frozenset("party conservatives democrats republicans greens labour".split()),
)

# Groups of people who speak for a body, told by a part of its name: "forecasters" are those of the weather service.
STAFF = {
    "forecaster": ("weather", "meteorolog", "met"),
    "meteorologist": ("weather", "meteorolog", "met"),
    "detective": ("police", "constabulary"),
    "officer": ("police", "constabulary"),
    "policeman": ("police", "constabulary"),
    "auditor": ("audit",),
    "inspector": ("inspect", "regulat"),
    "firefighter": ("fire",),
    "statistician": ("statistic",),
    "prosecutor": ("prosecut", "attorney"),
    "coastguard": ("coastguard", "coast"),
    "seismologist": ("geological", "seismolog"),
}
# Heads of phrases that speak for the body before them: "county officials", "union leaders", "company bosses".
LEADERS = frozenset("official leader boss chief source executive representative insider bosses".split())

# Groups of people whose findings a text reports: "the researchers" are those of the study.
FINDERS = frozenset("researcher scientist author team investigator academic reviewer analyst expert auditor".split())
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "woman", "men", "women", "ee", "eer", "mate", "folk")


def is_person_noun(lemma: str) -> bool:
    """Tell whether a common noun, by list or by its ending, is a kind of person who can speak."""
    return lemma in PEOPLE or lemma in ROLES or (len(lemma) > 4 and lemma.endswith(_PERSON_ENDINGS))
