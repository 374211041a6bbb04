"""Given names that English readers take for a woman's or a man's, so that "she" finds the right one of two speakers.

Common names of many languages. A name used by both, or not listed, tells nothing.
"""

_FEMALE = """
abigail ada adele agnes aisha alexandra alice alicia alison amanda amber amelia amina amy ana anastasia andrea
angela angelica anita ann anna anne annie anneke antonia april asha ashley astrid audrey barbara beatrice becky
belinda bella bernadette beth betty beverley beverly bianca birgit bonnie brenda bridget brigitte bronwen camilla
carla carmen carol caroline carolyn catherine catriona cecilia celia charlotte cheryl chiara chloe christina
christine claire clara claudia colette colleen constance cynthia daisy dana daniela danielle daphne dawn deborah
debbie deepa delphine denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena
elisabeth elizabeth ella ellen elsa emilia emily emma erica erin esther eva eve evelyn faith fatima fiona flora
florence frances francesca freda gabriela gail gemma geraldine gillian gina giorgia gloria grace greta gretchen gwen
hannah harriet hazel heather heidi helen helena helga hilary hilda holly ida ilse imogen ines ingrid irene iris
irina isabel isabella isla ivy jacqueline jane janet janice jasmine jean jeanette jenna jennifer jenny jessica jill
joan joanna joanne jocelyn josephine joyce juanita judith judy julia juliana julie june karen karin karina kate
katherine kathleen kathryn kathy katie katrina kavita kavya kayla kelly kerry kim kirsten kirsty kristen kristin
lakshmi lara larissa laura lauren leah leila lena leona lesley leticia lily linda lindsay lisa liz lola lorna
lorraine louisa louise lucia lucy luisa lydia lynda lynn lynne madeleine madeline maggie mairead manuela marcia
margaret maria mariam marianne marie marilyn marina marion marjorie marta martha martina mary matilda maureen mavis
maya meera megan melanie melissa mercedes meredith mia michelle mina miranda miriam moira molly mona monica monika
morag muriel myra nadia nancy naomi natalia natalie natasha nell nicola nicole nina nora norma odile olga olive
olivia padma pamela patricia paula pauline penelope penny philippa phoebe phyllis pippa polly priti priya rachel
rebecca regina renata rhiannon rita roberta robin rosa rosalind rose rosemary rosie roxanne ruth sabrina sadie sally
samantha sandra sara sarah saskia selina serena shabana shannon sharon sheila shirley shreya sigrid silvia simone
siobhan sofia sonia sophia sophie stella stephanie sue susan susanna suzanne sushma sylvia sylvie tabitha tamara
tania tanya tara teresa tessa thelma theresa tina tove tracy trudy una ursula valentina valerie vanessa vera verity
veronica victoria vimala violet virginia vivian vivienne wanda wendy wilma winifred yasmin yolanda yvette yvonne
zara zoe ngozi amara chioma ifeoma wanjiru akua adaeze folake yetunde
"""
_MALE = """
aaron abdul abraham adam adrian ahmed aidan alan albert alec alejandro alessandro alex alexander alexei alfred ali
alistair allan alvin amar ambrose amit anders andre andreas andrew andy angus anil anselm anthony anton antonio
archie arjun arnold arthur arturo arun ashok austin balan barnaby barry basil ben benedict benjamin bernard bert
bertrand bill bob boris brad bradley brandon brendan brian bruce bruno bryan byron callum calum cameron carl carlos
cecil cedric charles charlie chris christian christopher clarence clark claude clement clifford clive colin conor
conrad craig curtis cyril damian damien dan daniel darren dave david dean dennis denis derek dermot desmond devendra
diego dieter dimitri dominic don donald douglas dougal duncan dylan eamon eamonn earl ed eddie edgar edmund eduardo
edward edwin elias elliot emil emmanuel enrique eric erik ernest ernesto ethan eugene evan fabian felix ferdinand
fergus fernando floyd francesco francis francisco frank franklin franz fred frederick friedrich gabriel gareth gary
gavin geoff geoffrey george gerald gerard giles giovanni glen glenn gordon graham grant greg gregory guido gunther
gustav guy hamish hans harold harry harvey hassan hector henrik henry herbert herman horace howard hubert hugh hugo
humphrey ian ibrahim igor imran isaac ismail ivan jack jacob jacques jake jamal james jamie jan jared jason javier
jay jeff jeffrey jeremy jerome jerry jesse jim jimmy joao joachim joe joel johan johann john johnny jon jonah jonas
jonathan jorge jose joseph joshua juan jules julian julio justin kamal karl keir keith ken kenneth kevin klaus
krishna kumar kurt kyle lance lars laurence lawrence lee leo leon leonard leroy leslie lewis liam lionel lloyd
lorenzo louis luca lucas ludo luigi luis luke mahmoud malcolm manuel marc marcel marco marcus mario mark martin
marvin mateo matt matthew matthias maurice max maxwell mehmet michael miguel mike mikhail milan miles mohammed
mohamed mohan muhammad mustafa narendra nathan nathaniel neil nelson niall nicholas nick nicolas nigel nikhil
nikolai noah noel norman oliver omar oscar osman otto owen pablo paddy pascal pat patrick paul pedro percy perry
peter phil philip philippe pierre piers piet quentin rafael rahul raj rajesh rajiv ralph ramesh randall randy raoul
rashid ravi ray raymond reginald reuben ricardo richard rick rob robert roberto rod roderick rodney rodrigo roger
roland rolf roman ron ronald rory ross roy rudolf rupert russell ryan salim salman sam samir samuel sanjay sebastian
sean sergei sergio seth shane shaun sidney sigmund simon solomon stanley stefan stephen steve steven stewart stuart
sunil suresh sven tarek tariq ted terence terry theo theodore thomas tim timothy tobias toby todd tom tomas tony
trevor tristan tunde vernon victor vijay vikram vincent vinod vladimir wallace walter warren wayne wendell werner
wilfred will willem william wolfgang xavier yusuf zachary emeka chukwu kwame kofi
"""
_KNOWN = dict.fromkeys(_FEMALE.split(), True) | dict.fromkeys(_MALE.split(), False)


def is_female(name: str) -> bool | None:
    """Return True for a woman's given name, False for a man's, None where the name does not tell."""
    return _KNOWN.get(name.casefold())
