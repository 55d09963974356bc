"""Word tables for proper names: titles, roles, organization and place words, words that only look like names.

General vocabulary of news English (with a little of other languages); never a list of people or outlets.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODIFIERS: Final = _words(
    """former acting deputy vice prime foreign defence defense finance interior press senior junior chief general
    assistant associate majority minority first second lead executive interim outgoing incoming late ex
    presidential vice-presidential national security campaign communications military retired elect then-candidate
    honorary regional federal democratic republican independent state house senate"""
)
TITLES: Final = _words(
    """president presidents minister premier chancellor senator sen sens representative rep reps governor gov mayor
    mr mrs ms miss mx dr prof professor sir dame lord lady king queen prince princess pope bishop archbishop
    cardinal rev reverend father sister general gen lieutenant lt colonel col major maj captain capt sergeant sgt
    admiral adm brigadier commander marshal chief justice judge attorney secretary speaker ambassador director
    chairman chairwoman chairperson chair ceo cfo spokesman spokeswoman spokesperson congressman congresswoman
    congressperson sheriff officer detective inspector constable superintendent coach analyst dictator leader
    emperor empress sultan emir sheikh ayatollah imam rabbi herr frau monsieur madame mme messrs senor señor
    señora pan pani president-elect councilman councilwoman councilor councillor alderman comptroller treasurer
    commissioner prosecutor lawyer strategist adviser advisor manager editor author actor actress singer
    billionaire economist historian candidate nominee whip envoy correspondent reporter anchor host pastor
    activist veteran comedian screenwriter star pollster president's hetman atty mp mep pvt cpl vice-president
    undersecretary nazi президент міністр премєр премʼєр пан пані голова канцлер präsident präsidentin kanzler
    kanzlerin ministerin président présidente ministre presidente presidenta ministro ministra"""
)
SURNAME_TITLES: Final = _words(
    "king prince pope bishop major judge marshal chancellor speaker lord father miss star coach"
)
ROLES: Final = TITLES | _words(
    """head boss founder co-founder owner partner official officials aide aides source sources witness witnesses
    expert experts critic critics supporter supporters resident residents soldier soldiers police policeman
    policewoman insider insiders diplomat diplomats lawmaker lawmakers legislator scientist researcher researchers
    teacher doctor nurse student students worker workers voter voters man woman boy girl mother father son
    daughter brother sister wife husband neighbor neighbour neighbors friend friends victim driver suspect
    defendant plaintiff juror lawyer lawyers attorneys member members team group statement report reporter
    reporters spokespeople operative operatives delegate delegates organizer organizers protester protesters
    farmer writer columnist commentator observer observers analysts economists historians politicians politician
    president's executive executives employee employees investigator investigators prosecutors authorities
    commander commanders monarch incumbent newcomer billionaire businessman businesswoman businesspeople mogul
    tycoon magnate front-runner frontrunner challenger rival winner loser author scholar scholars fighter fighters
    pilot captain crew refugee refugees agent agents guard guards consultant consultants strategists advisers
    advisors donors donor republicans democrats conservatives liberals veterans speaker presenter interviewer
    moderator caller reader user someone somebody person people leaders ministers senators governors generals
    guest candidate candidates nominee bosses singer"""
)
ORGANIZATIONS: Final = _words(
    """ministry department university college institute institution center centre committee commission council court
    bank agency bureau office association federation union league party parliament congress senate house assembly
    army navy force forces guard police corporation corp inc company co ltd llc plc gmbh group holdings partners
    foundation fund trust society organization organisation club team times post journal news press tribune herald
    guardian magazine network radio tv television media church campaign administration government cabinet board
    authority service services coalition alliance movement brigade regiment battalion division corps staff embassy
    consulate hospital school academy museum library laboratory airlines airways motors industries systems
    technologies records studios pictures entertainment bloc front command secretariat tribunal initiative project
    caucus exchange reserve pact treaty nations registry program programme study ministries convention conference
    summit awards footwear insurance energy healthcare"""
)
PLACES: Final = _words(
    """region county district province state city town village island islands river lake sea ocean bay gulf strait
    mount mountain mountains valley desert street avenue road square airport port bridge park beach peninsula
    oblast republic kingdom territory canyon heights hills coast harbor harbour station plaza"""
)
LANDFORMS: Final = _words("hill hall falls springs field fields garden gardens wood woods creek rock gate lane cross")
"""Last words of places that are also family names: only the word before tells which."""
PLACE_STARTS: Final = _words(
    "north south east west northern southern eastern western new saint st san santa los las el fort port cape"
)
COUNTRIES: Final = _words(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
    bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria
    burundi cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark djibouti
    ecuador egypt england eritrea estonia ethiopia europe fiji finland france gabon gambia georgia germany ghana
    greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
    liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico
    moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger
    nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia
    rwanda scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden
    switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey türkiye turkmenistan uganda ukraine
    uruguay us usa u.s u.s. uk u.k u.k. eu e.u. uae uzbekistan vanuatu vatican venezuela vietnam wales yemen
    zambia zimbabwe africa asia america antarctica arabia states kingdom emirates rico salvador rica lanka leone
    zealand korea alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia
    wisconsin wyoming washington україна росія deutschland"""
)
CALENDAR: Final = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december     today yesterday tomorrow christmas easter"""
)
SHORT_CALENDAR: Final = _words(
    "mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
)
NAMELIKE_MONTHS: Final = _words("april may june august")
STARTERS: Final = _words(
    """beneath beside calling concerning despite facing including past regarding told tonight versus whenever wherever
    a about above according across actually after afterward afterwards again against ago all almost along already
    also although always amid among an and another any anybody anyone anything apart are around as aside ask asked
    at back be because been before behind being below besides best better between beyond both but by call can
    clearly come could currently day days dear did do does done down due during each earlier early either else
    elsewhere enough even eventually ever every everybody everyone everything exactly except far few fewer finally
    five following for four from further get give given go good great had half has have having he hello her here
    hers herself hey hi him himself his how however i i'd i'll i'm i've if in indeed inside instead into is it
    it's its itself just keep last later least less let let's like likewise long look lots made maintain make many
    maybe me mean meanwhile might mine more moreover most mostly much must my myself near nearly neither never
    nevertheless next nine no nobody none nor not nothing notably now obviously of off often oh ok okay on once
    one only onto or other others our ours out outside over own particularly people per perhaps please plus
    previously put quite rather read really recall recently right said say says second see seven several shall she
    should similarly since six so some somebody someone something sometimes soon still such sure surely take ten
    thank thanks that that's the their theirs them themselves then there there's therefore these they they're
    things think third this those though thousands three through throughout thus till time to together too toward
    towards two under unlike until unfortunately unless up upon us very via was watch we we're well were what
    what's whatever when where whereas whether which while who who's whoever whose why will with within without
    word would yeah yes yet you you're your yours details photo photos video image file caption credit related
    share follow subscribe copyright advertisement source sources editor's note update updated breaking exclusive
    opinion analysis comment reporting additional writing byline regional apparently ladies gentlemen speaking
    talking citing pointing referring noting adding responding addressing appearing critics supporters officials
    authorities police experts witnesses researchers scientists republicans' voters women men children students
    workers residents protesters news first former current new old big high low"""
)
PARTICLES: Final = _words(
    "van von der den de da di do dos das del della du la le el al bin ibn bint ben abu ter ten zu zum zur af av y e ul"
)
SUFFIXES: Final = _words("jr sr ii iii iv jr. sr.")
OFFICES: Final = _words(
    """state defense defence treasury interior education health energy justice labor labour commerce agriculture
    transportation transport foreign homeland internal economy finance war affairs security national intelligence
    staff trade environment information house"""
)
