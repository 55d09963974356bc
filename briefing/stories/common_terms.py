"""How common everyday terms are in news, so that two articles alone can already be weighed.

A term is common when many reports of any event use it. Four levels, each about 0.6 of the one before, counted on
general English news and kept coarse on purpose; a term that is not listed counts as rare until the batch at hand says
otherwise. No names stand here.
"""

_LEVELS = (
    (
        1.0,
        """a about an and are as at be but by for from has have he his in is it more not of on presid said that the they
        this to was who with i us me we i'm it's that's""",
    ),
    (
        0.6,
        """after agains all also any becaus been before can could do even first get govern had how if includ into its
        just last like many most nation new no now one only or other our out over people politi report so some state
        suppor than their them there those time told two up we were what when which while will would year you""",
    ),
    (
        0.37,
        """accord admini alread among anothe around back being believ betwee both called campai change come commit
        contin contro countr critic day did differ direct does don't down during effort electi end far federa follow
        former genera go going good her here him know law leader long made make may member millio much my need news next
        number off office offici own part party person point policy public put questi recent respon right same say
        saying says secret securi see she should since statem still such take then these think though three throug too
        under very want way week well where whethe why withou work world years""",
    ),
    (
        0.22,
        """able accoun across action activi actual added addres again ago announ appear asked attack author away based
        become best better big bill busine call came can't candid care case center certai challe charge chief clear
        close commen commun comple concer conser consid contri create curren days deal debate decisi descri despit
        didn't discus doesn' doing done each earlie early econom effect enough every eviden execut expect face fact
        family few five foreig found four full furthe future give given got great group happen hard health help high
        histor home howeve import increa inform instea intere intern involv isn't issue issues job keep key late later
        lead least led left less let life likely little look lot major majori making manage matter me media might milita
        money month months move must nearly never night often old once open operat order organi others partic past
        percen place plan positi possib potent power press problem proces produc progra propos protec provid real really
        reason receiv record relati releas remain requir result rights run second seen senior seriou servic set several
        show sign social someth story strate strong sugges system taking term they'r thing things threat today took top
        trying until use used war we're weeks went win workin wrote yet your""",
    ),
)

SHARES = {term[:6]: share for share, terms in reversed(_LEVELS) for term in terms.split()}
