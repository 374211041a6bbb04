"""Classes of words that tell what sort of assertion a claim is; each entry is a class."""

CLASSES = {
    "fund": """fund funding invest investment spend spending grant budget allocate allocation earmark pledge donate
        donation donor finance financing subsidy subsidise subsidize loan lender bailout package aid outlay
        contribution cash money relief endowment sponsor bankroll appropriation appropriate disburse
        disbursement reimburse reimbursement injection handout capital levy bond buy purchase procure award
        tranche stimulus grantee""",
    "give": """pay put go give have get receive set secure commit announce approve provide offer raise promise meet
        release seek need borrow lend channel pump inject divert make include worth back waste blow lavish""",
    "trade": """revenue profit sale turnover earnings margin loss debt price owe income dividend share valuation bill
        wage salary rent fare premium inflation gdp growth trade export import market stock index yield cost fee
        earn earner save charge asset liability deficit surplus exposure mortgage tuition pension ticket earning
        interest""",
    "law": """bill law legislation rule regulation policy act plan strategy ban offence offense legal treaty directive
        target framework requirement guarantee quota tariff sanction penalty permit licence license reform
        amendment ordinance statute decree moratorium compulsory mandatory initiative scheme taskforce programme
        program roadmap blueprint code pact accord agreement clause provision curb clampdown crackdown
        restriction limit cap proposal measure commitment promise levy fine standard approach partnership""",
    "meet": """host meet meeting discuss attend gather visit hold see bring address conference summit forum delegate
        hearing talk talks debate examine session ceremony event assemble convene speech speak begin start open
        webcast rally protest march tour interview trip represent send launch inaugurate inauguration unveil
        celebrate celebration festival anniversary premiere join negotiate invite chair sit reopen welcome
        accompany participate""",
    "act": """arrest convict jail sentence kill die injure hurt crash hit strike resign win lose sign build close
        cancel steal attack fire explode collapse break flee rescue seize destroy damage leave arrive return
        score beat quit sack elect vote wash follow crack leak flood burn evacuate raid shoot walk reject
        criticise criticize deny dispute replace inspect publish write ask tell call warn apologise apologize
        decline refuse accuse report file sue appeal rule dismiss suspend recall withdraw abandon scrap ditch
        drop demolish merge acquire sell buy print post found establish appoint hire recruit deploy search catch
        find discover test trial interview consult travel move land take sail derail erupt spill strand trap
        drown stab overturn ground halt restore resume repeat note point refer restate oppose defend urge vow
        demand promise agree accept confirm declare finish complete deliver mark""",
    "cause": """cause enable help drive undermine reduce lead prevent contribute fail succeed exploit allow create fuel
        boost improve worsen protect threaten facilitate harm benefit increase affect force mean deter reinforce
        risk trace blame ease hinder save dismantle spur trigger prompt result stem owe attribute due because
        therefore thanks despite undercut weaken strengthen hamper encourage discourage ensure jeopardise
        jeopardize endanger exacerbate aggravate alleviate mitigate depend determine influence impact damage
        hurt cost push keep let hobble cripple stifle solve fix cure address eliminate ruin justify make bring""",
    "commit": """promise pledge plan ban require review amend introduce forbid adopt restore expand propose commit pass
        extend limit restrict abolish publish recruit develop strengthen coordinate co-ordinate empower assess
        appoint offer provide aim intend implement roll ensure phase legislate oblige compel mandate prohibit
        permit authorise authorize regulate impose enforce tighten toughen raise cap freeze halve double
        quadruple lift create establish enact repeal consider draft criminalise criminalize outlaw overhaul
        streamline cut""",
    "judge": """effective ineffective ready vital attractive safe unsafe better worse good bad poor strong weak possible
        impossible difficult easy hard dangerous hollow serious true false wrong right adequate inadequate
        critical essential resilient vulnerable profitable similar important clear unclear conclusive challenge
        threat problem solution pretext progress success failure mess prospect factor reason blame fault
        disaster crisis burden misleading untrue unlikely enough too insufficient sufficient fair unfair
        sustainable unsustainable affordable unaffordable viable unviable reliable unreliable responsible
        complicit helpful useless pointless expensive cheap disinformation evidence proof proven myth truth
        complete pioneering robust fragile necessary unnecessary""",
    "count": """number figure total rate level proportion share percentage half third quarter average median tally toll
        count rise fall increase decrease drop grow decline double triple halve climb surge jump slump rank
        account reach record register amount compare employ contain shrink soar plunge plummet exceed surpass
        outnumber stand log treble edge slip dip swell dwindle""",
    "still": """be have still remain contain need know believe mean depend exist belong seem appear lack face want
        deserve matter consist involve own cover rely require suffer tend become keep stay continue""",
    "say": """say tell call announce warn note urge demand deny dispute criticise criticize welcome condemn reject
        refer restate answer accuse apologise apologize insist claim argue add explain declare praise respond
        reply ask comment appeal invite follow decline refuse oppose back question defend focus discuss address""",
    "gather": """host meet gather attend convene assemble represent participate invite join accompany summit conference
        forum together delegate discuss address hearing rally""",
    "penalty": "fine penalty sentence sanction jail prison dock closure disqualification suspend suspension surcharge",
    "start": "begin start open close go return kick reopen appear arrive leave visit play face travel depart sail",
    "confer": """allow permit let require oblige entitle enable empower give create establish introduce provide qualify
        apply forbid prohibit ban face mean set carry bind compel exempt extend cover""",
    "unveil": "announce unveil outline detail order table draft",
    "know": "know lack own depend belong believe understand think doubt fear prove mean matter suffer struggle",
    "need": "need want deserve lack require miss",
    "because": "because therefore owing thanks despite although so whereas due",
    "person": "man woman suspect victim officer driver rider gunman defendant prisoner gang striker player coach",
    "public": """government ministry minister council department agency commission parliament state authority secretary
        regulator mayor president administration cabinet executive senate congress committee board commissioner
        union nation country""",
}
BY_WORD: dict[str, tuple[str, ...]] = {
    word: tuple(name for name, words in CLASSES.items() if word in words.split())
    for word in {word for words in CLASSES.values() for word in words.split()}
}
