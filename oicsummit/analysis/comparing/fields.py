"""Words of the fields that newsrooms report on that stand for one another, as `lexicon` takes them.

A line is a class, as in `thesaurus`: what one outlet calls births another calls newborns or deliveries. Only words are
here that writers put for each other in plain reports; nothing belongs to one story.
"""

WORK = """
employee worker staff colleague payroll workforce headcount personnel
redundancy redundant layoff dismissal sack axe dismiss
vacancy unfilled shortage understaffed
apprentice apprenticeship trainee traineeship
salary earn pay remuneration bonus
chief executive boss director
retire pension retirement pensioner
resign resignation quit
"""
HEALTH = """
hospital infirmary clinic ward
physician doctor clinician surgeon gp
nurse midwife matron
birth baby born newborn maternity midwife
surgery operation surgeon operate
queue backlog wait waiting
diagnose diagnosis diagnostic
treat treatment therapy cure
outbreak epidemic pandemic infection infect contagion contagious
dose shot jab
dentist dental dentistry
addiction addict overdose
obesity obese overweight
smoking smoker smoke cigarette tobacco vape
alcohol drinking liquor drunk
cancer tumour tumor
poison poisoning toxic
ambulance paramedic
coroner inquest autopsy
"""
LEARNING = """
exam grade gcse pass
university campus undergraduate graduate
degree diploma qualification
headteacher principal
scholarship bursary
truancy truant absence absent absenteeism attendance
exclusion exclude expel suspension
nursery preschool kindergarten childcare creche
literacy reading
study research survey report analysis
researcher scientist academic
pilot trial test experiment
"""
TRANSPORT = """
passenger journey ride rider ridership commuter travel traveller trip
fare ticket
cancellation cancel disruption
road street highway motorway carriageway
traffic congestion jam gridlock
bicycle cycle bike cyclist cycling
pedestrian walker
airport runway airline
motorist driver drive
ferry sailing crossing
lorry tanker
bridge viaduct
"""
HOMES = """
rent tenancy tenant landlord renter lease
eviction evict homeless homelessness
mortgage borrower lender
flat apartment
builder developer
demolish demolition raze flatten
rebuild reconstruct restore restoration refurbish refurbishment renovate renovation
ventilate ventilation
heat heating warm insulation insulate
mould damp
empty vacant unoccupied
overcrowd overcrowding packed
village hamlet settlement
"""
CRIME = """
theft steal thief robbery rob burglary burgle loot stolen
murder homicide stabbing shooting stab shoot
kidnap kidnapping abduct abduction hostage
abuse harassment harass mistreat
fraud scam swindle fraudster fraudulent
assault attack violence violent
vandal vandalism vandalise
suspect accused defendant
detective investigator
lawsuit sue litigation
bribe bribery corruption corrupt kickback tout
evidence proof testimony witness
inmate prisoner jail prison
breach violate violation infringe flout
comply compliance adhere obey
protest demonstration demonstrator rally protester march
"""
EMERGENCIES = """
evacuate evacuation evacuee displace displacement oustee flee
destroy destruction ruin devastate gut level
rescue save lifeboat
drought parched arid
earthquake quake tremor aftershock
landslide mudslide landslip
explosion explode blast
blackout outage
strand trap
disappear vanish missing
firefighter brigade
aid relief assistance donation donate charity
shelter refuge
hunger hungry starve starvation famine malnutrition malnourished
"""
NATURE = """
contaminate contamination pollute pollution taint
fishery fish fisherman fishing trawler
wildlife species animal
extinct extinction endangered
recycle recycling waste rubbish litter garbage landfill
dump tip dumping discard
renewable solar turbine
smog haze
beach coast shore coastline shoreline
sewage wastewater effluent
dam reservoir
canal waterway irrigation irrigate
bathe bather swim swimmer swimming
farm farmland slurry
pesticide insecticide herbicide
cattle cow livestock herd dairy
harvest crop yield
wheat grain cereal
acre hectare land
"""
MONEY = """
sale revenue turnover takings
deficit shortfall overspend hole gap
share shareholder stock investor
dividend payout
bankrupt bankruptcy insolvency insolvent liquidation
merger merge takeover union combine
recession slump downturn
unemployment unemployed jobless joblessness
poverty poor deprived deprivation
welfare allowance
refund reimburse reimbursement repay repayment
compensation compensate compensatory damages redress payout
customer client consumer shopper
shop store retailer outlet supermarket
factory plant mill
tourist tourism visitor holidaymaker
hotel guesthouse
restaurant pub cafe
tariff duty levy surcharge
subsidy subsidise grant
saving efficiency
exceed overrun surpass
auditor audit
forecast predict projection project expect
"""
POLITICS = """
councillor council
lawmaker mp legislator senator parliamentarian
committee panel commission inquiry
voter electorate turnout
candidate nominee contender
ambassador diplomat embassy diplomatic
border frontier
veto block
petition signature signatory
majority most
promise pledge vow guarantee assure undertake undertaking
postpone delay defer deferral
exempt exemption waive waiver
permit licence license
consult consultation hearing
dispute quarrel row clash
supervise supervision oversee oversight regulator watchdog
apology apologise
criticise criticism condemn denounce
inform notify notification
hide conceal secret
replace replacement substitute successor
enrol enrolment register join
distribute distribution
troop soldier army military
fighter militant insurgent rebel
invade invasion
missile rocket bomb shell airstrike
ceasefire truce
"""
LIFE = """
hack breach cyberattack hacker
camera cctv surveillance
robot automation automate
website site page
match fixture
league championship tournament competition
victory win triumph
defeat lose
spectator fan crowd audience viewer
stadium arena venue
museum gallery exhibition exhibit
film movie cinema
concert festival gig
broadcast television tv channel
reopen resume restart
woman female women
man male men
couple pair
youth teenager teen adolescent young
night overnight midnight nocturnal
annual yearly
unlawful illegal unauthorised
overseas abroad foreign
temporary interim provisional
"""

FIELDS = WORK + HEALTH + LEARNING + TRANSPORT + HOMES + CRIME + EMERGENCIES + NATURE + MONEY + POLITICS + LIFE
