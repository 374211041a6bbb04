"""Classes of words that tell what sort of assertion a claim is; each entry is a class."""

CLASSES = {
    "fund": """fund funding invest investment spend spending grant budget allocate allocation earmark pledge donate
        donation finance financing subsidy subsidise subsidize award loan bailout package aid outlay
        contribution contribute pay payment commit cash money relief secure waste blow compensation scheme
        programme cost buy purchase contract""",
    "earn": """revenue profit sales sale turnover earnings margin loss debt price worth owe income dividend share
        valuation bill wage salary rent fare premium average inflation gdp growth trade export import market
        stock index yield""",
    "law": """bill law legislation rule regulation policy act plan strategy ban power offence offense measure
        treaty agreement directive target deadline reform framework requirement guarantee quota tariff sanction
        fine penalty permit licence license review inquiry consultation order ruling scheme taskforce approach
        permission visa check action cooperation""",
    "meet": """host meet meeting discuss attend gather visit hold see bring address conference summit forum
        delegate hearing talk talks debate focus examine session ceremony event assemble convene speech begin
        start open webcast rally protest march campaign tour interview trip represent send launch""",
    "happen": """arrest convict jail sentence charge kill die injure hurt crash hit strike resign win lose sign
        build close cancel steal attack fire explode collapse break flee rescue seize destroy damage leave
        arrive return score beat join quit sack appoint elect vote wash follow crack leak flood burn evacuate
        raid shoot walk run approve reject criticise criticize deny dispute reopen replace inspect""",
    "cause": """cause enable help drive undermine reduce lead prevent contribute fail succeed work deliver exploit
        allow create fuel boost improve worsen protect threaten facilitate harm benefit increase affect make
        force mean deter reinforce profit bring risk trace blame pose ease hinder save add dismantle tackle stop""",
    "commit": """promise pledge plan ban require review amend introduce forbid adopt restore expand target tackle
        propose commit pass scrap extend limit restrict abolish publish recruit establish develop strengthen
        improve coordinate co-ordinate empower assess appoint repair resume offer provide carry include aim
        intend detect deter disrupt enhance implement roll ensure set aside continue learn""",
    "judge": """effective ineffective ready vital attractive safe unsafe better worse complete good bad poor strong
        weak likely unlikely possible impossible difficult easy hard dangerous hollow serious true false wrong
        right enough too sufficient adequate critical essential resilient vulnerable profitable common visible
        similar important clear unclear conclusive challenge threat problem solution risk pretext progress
        success failure mess prospect factor""",
    "count": """number figure total rate level proportion share percentage half third quarter average median tally
        toll count rise fall increase decrease drop grow decline double triple halve climb surge jump slump rank
        account receive reach handle carry produce record register amount compare employ live contain hold stand
        take cost spend""",
    "still": "still remain continue stay keep become seem appear",
    "because": "because so therefore due owing thanks despite although",
    "first": "record first last ever history highest lowest largest biggest worst best deadliest never unprecedented",
    "person": "man woman people victim member officer official minister police suspect worker resident child driver",
}
BY_WORD: dict[str, tuple[str, ...]] = {}
BY_WORD = {
    word: tuple(name for name, words in CLASSES.items() if word in words.split())
    for word in {word for words in CLASSES.values() for word in words.split()}
}
