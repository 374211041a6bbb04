"""Classes of words of general English by which writers say much the same thing: a line is a class.

Verbs, nouns and adjectives; nothing here belongs to one subject. What newsrooms call the things that they report on
field by field stands in `fields`.
"""

CLASSES = """
die death dead fatality kill killing toll perish drown fatal deadly deadliest lethal casualty
injure injury hurt wound casualty hospital hospitalise
arrive arrival reach enter entry land come influx cross crossing
cross crossing journey trip travel voyage passage
inspect inspection visit
leave departure depart quit exit return remove removal deport deportation expel expulsion repatriate send
seize seizure confiscate impound intercept capture recover haul
arrest detain detention apprehend custody hold jail imprison
convict conviction sentence jail imprison prison guilty
fund funding invest investment spend spending commit pledge earmark allocate promise grant give award money budget \
pay cash finance sum pot
cost price expense fee charge bill expensive worth
receive get obtain secure win
attend host represent gather meet meeting conference summit forum delegate delegation representative participant \
event convene assemble discuss come bring
discuss talk debate examine consider agenda topic focus look
check inspect inspection visit verify examine audit review assess assessment test monitor screen survey \
investigate investigation look study probe
scrap abandon cancel ditch axe drop tear abolish end close shut halt suspend withdraw discontinue shelve
work effective succeed success deliver result good benefit help improve achieve proven
fail failure useless hollow worthless wasted ineffective
ready complete finish prepare proven
fine penalty sanction punish punishment
compulsory require oblige must mandatory force requirement obligation compel obligatory
rise increase grow growth climb surge uplift jump soar expand expansion double boost higher more
fall decrease cut reduce reduction decline down lower shrink drop slash fewer less
record highest most biggest largest unprecedented deadliest worst best
low lowest cheap cheapest fewest least
company firm business operator corporation employer enterprise contractor supplier
worker employee staff personnel workforce labour officer crew
hire employ recruit recruitment employment engage
job post position role vacancy work employment
post advert advertisement content video promotion promote advertise message publication
delete remove removal take
begin start launch open commence inaugurate introduce establish set found create establishment unveil
ban prohibit forbid outlaw criminalise illegal offence
build construct erect construction building
buy purchase acquire acquisition procure
sell sale export
money cash fund revenue income
deploy station post send personnel deployment
announce announcement unveil declare reveal
plan scheme programme program strategy policy project initiative approach proposal tactic method model
law legislation bill act statute rule regulation legal
deal agreement pact accord treaty compact arrangement contract sign
power authority empower right capability
rule govern regulate regulation
cause drive lead trigger driver blame responsible origin behind due trace
prevent stop deter avert avoid deterrent block disincentivise discourage
fight tackle combat counter target disrupt dismantle smash crackdown battle
threat danger risk hazard menace dangerous
harm damage undermine hurt injure strain burden drain weaken
protect safeguard defend protection secure
crime criminal offence crook gang
gang network group ring syndicate
detect find discover uncover identify spot
terror terrorism terrorist extremist
copy emulate imitate learn model borrow inspire
compare liken comparison similar like equal
share exchange
cooperate cooperation collaborate collaboration partner partnership joint jointly co-operation
country nation state government
government administration minister ministry cabinet
official officer authority
child pupil student boy girl youngster minor
school academy college classroom
teacher tutor lecturer
patient sick hospital clinic
doctor physician medic nurse
house home housing dwelling flat property household
car vehicle automobile lorry van truck bus
boat vessel ship ferry dinghy
train tram rail railway locomotive
plane aircraft flight jet
passenger traveller commuter rider traveler
person people man woman individual human resident citizen inhabitant
worker volunteer member
crash collision accident derailment derail
derailment derail rail
flood flooding inundate
fire blaze wildfire burn
storm hurricane cyclone typhoon
spill leak discharge release pollution pollute
say tell claim state assert
believe think estimate reckon
scare afraid frighten fear frightened scared terrify
trick deceive mislead
whole entire all total overall
complaint complain grievance
vote poll ballot election elect
own ownership belong
lose loss
strike walkout stoppage
teach train training
repair fix mend maintenance maintain
new fresh novel
extend expand expansion extension broaden widen
fit install equip mount
carry transport convey move
provide supply offer give
need require demand
use utilise utilize employ deploy usage
support back endorse
oppose opposition against object
restrict limit curb restriction
count log register tally
measure gauge
seek ask request apply application
grant approve approval permit allow permission
refuse reject deny refusal rejection decline
quick fast rapid speed
slow delay late overdue
online internet web social digital
false untrue disinformation misinformation lie myth wrong
true fact correct
equipment kit gear item device machine
engine motor
drug medicine medication
gun weapon firearm knife
police constabulary policing
court judge tribunal
prosecutor prosecute prosecution
refugee asylum
migrant migration immigrant immigration migratory emigrant
sea ocean maritime
wage salary pay earnings income
tax levy duty
debt loan borrow borrowing owe
trade export import
profit earnings surplus
price cost inflation
farm farmer agriculture agricultural
food meal eat breakfast lunch
tree forest wood woodland
water river
rain rainfall
energy power electricity
emission carbon pollution
temperature warm heat hot
vaccine vaccinate vaccination jab immunise
disease illness infection virus
pupil learner
visit trip
town city
volunteer sampler
surprise unannounced
responsible responsibility
strain pressure burden drain
lead head direct run manage coordinate spearhead oversee
global international worldwide world
smuggle smuggler traffic trafficker trafficking
option choice alternative
consult consultation hear hearing listen
ability capacity capability able
finance financial money cash fund
salary wage pay
visit tour
agree agreement consent
warn warning caution alert
control check curb
disabled disability
elderly pensioner old
moisture damp mould wet
handful few several
"""
