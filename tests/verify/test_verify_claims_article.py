"""One article, many summaries of it: honest restatements are supported, changed ones never are."""

from datetime import date

import pytest

from briefing.model import ClaimVerdict
from briefing.verify.claims.verifying import verify_claim

ANCHOR = date(2024, 5, 9)
TEXT = """Mayor Elena Rossi said on Tuesday that the city will spend about $4.2 million on 35 new electric buses. The plan was approved by the council last week by a vote of 7-2.

"We cannot wait any longer," Rossi told reporters. Opposition leader Marco Bianchi denied that he had received money from the bus maker, Volta Motors.

Volta shares rose 3.4 percent to 8,234 yen after the announcement. The company, based in Turin, employs roughly 12,000 people and lost nearly half of its market value in 2019.

Police said two men, aged 34 and 41, were arrested after the robbery. One in five residents has no car. Unemployment may fall below 5% next year, according to the central bank.

The strike began before the talks ended. Most unions support the deal, but some teachers oppose it. The ministry did not comment. Rossi plans to visit Berlin in March. Critics claim that the buses are unsafe. At least 20 people were injured in the fire, which destroyed 5 to 7 houses 12 miles north of the harbour. Bianchi accused Rossi of wasting public money. The bridge was built in 1965 and closed in 2003. Prices climbed from 3% to 5%."""

HONEST = """
The council approved the plan 7-2 last week.
Elena Rossi says the city will spend around $4.2 million on 35 electric buses.
The city will buy 35 new electric buses, Mayor Rossi said.
On 7 May 2024, Rossi said the city would spend about $4.2 million on new buses.
Shares of Volta gained 3.4% to 8,234 yen.
Volta's shares went up 3.4 percent.
Volta employs about 12,000 people.
Two men aged 34 and 41 were arrested.
Police arrested two men after the robbery.
20 percent of residents have no car.
One in five residents does not own a car.
Unemployment may drop below five percent next year, the central bank said.
The central bank says unemployment may fall under 5%.
Most unions back the deal.
Some teachers are against the deal.
The ministry declined to comment.
Rossi is planning a trip to Berlin in March.
Critics say the buses are unsafe.
No fewer than 20 people were injured in the fire.
A fire injured at least 20 people and destroyed five to seven houses.
The fire destroyed between five and seven houses.
The fire was about 19 km north of the harbour.
Rossi was accused by Bianchi of wasting public money.
The bridge, built in 1965, was closed in 2003.
Prices rose from 3 to 5 percent.
The opposition leader Marco Bianchi denied receiving money from Volta Motors.
Volta Motors, a bus maker based in Turin, has roughly 12,000 employees.
The mayor said the city could not wait any longer.
The talks ended after the strike began.
Volta lost almost 50 percent of its market value in 2019.
The city's mayor is Elena Rossi.
The robbery led to the arrest of two men.
""".strip().splitlines()

WRONG = """
The city will spend about $4.5 million on 35 new electric buses.
The city will spend about $4.2 billion on 35 new electric buses.
The city will spend $4.2 million on 35 new electric buses.
The city will spend about €4.2 million on 35 new buses.
The city will spend about $4.2 million on 53 new electric buses.
The council rejected the plan last week.
The council approved the plan 7-3.
The plan was approved by the council this week by a vote of 2-7.
Marco Bianchi admitted that he had received money from Volta Motors.
Marco Bianchi received money from the bus maker Volta Motors.
Volta shares fell 3.4 percent.
Volta shares rose 4.3 percent.
Volta employs more than 12,000 people.
Volta gained nearly half of its market value in 2019.
Volta lost nearly half of its market value in 2018.
Volta lost more than half of its market value in 2019.
Police said three men were arrested after the robbery.
Two men, aged 34 and 41, were killed after the robbery.
Two women were arrested after the robbery.
Unemployment will fall below 5% next year.
Unemployment may rise above 5% next year.
Unemployment may fall below 5% this year.
The strike began after the talks ended.
All unions support the deal.
Most unions oppose the deal.
Most teachers oppose the deal.
The ministry confirmed the report.
The ministry commented.
Rossi visited Berlin in March.
Rossi plans to visit Paris in March.
Rossi plans to visit Berlin in May.
The buses are unsafe.
At most 20 people were injured in the fire.
Exactly 20 people were injured in the fire.
20 people were killed in the fire.
The fire destroyed 57 houses.
The fire destroyed 7 houses 12 kilometers north of the harbour.
The fire was 12 miles south of the harbour.
Rossi accused Bianchi of wasting public money.
The bridge was built in 2003 and closed in 1965.
Prices climbed from 5% to 3%.
Prices fell from 3% to 5%.
Mayor Marco Bianchi said the city will buy buses.
Bianchi said the city will spend about $4.2 million on buses.
One in four residents has no car.
Rossi resigned on Tuesday.
The council approved the plan because of pressure from Brussels.
Volta, based in Milan, employs roughly 12,000 people.
Volta employs roughly 12,000 people in Turin and 4,000 in Milan.
Rossi said on Wednesday that the city will spend about $4.2 million.
Rossi's husband owns Volta Motors.
Both men confessed to the robbery.
The central bank raised interest rates to 5%.
""".strip().splitlines()

CONTRADICTED = """
Volta shares fell 3.4 percent.
Volta shares rose 4.3 percent.
The council rejected the plan last week.
Unemployment may rise above 5% next year.
Unemployment may fall below 5% this year.
The strike began after the talks ended.
All unions support the deal.
Most teachers oppose the deal.
At most 20 people were injured in the fire.
20 people were killed in the fire.
The fire was 12 miles south of the harbour.
Rossi accused Bianchi of wasting public money.
Prices climbed from 5% to 3%.
Prices fell from 3% to 5%.
Two men, aged 34 and 41, were killed after the robbery.
The city will spend about $4.2 billion on 35 new electric buses.
""".strip().splitlines()


@pytest.mark.parametrize("claim", HONEST)
def test_an_honest_restatement_is_supported(claim: str):
    finding = verify_claim(claim, TEXT, anchor=ANCHOR)
    assert (finding.verdict, bool(finding.evidence)) == (ClaimVerdict.SUPPORTED, True)


@pytest.mark.parametrize("claim", WRONG)
def test_a_changed_statement_is_never_supported(claim: str):
    """Each says why, in words, and shows a passage or says that there is none."""
    finding = verify_claim(claim, TEXT, anchor=ANCHOR)
    assert (finding.verdict is not ClaimVerdict.SUPPORTED, bool(finding.reasons)) == (True, True)


@pytest.mark.parametrize("claim", CONTRADICTED)
def test_a_statement_against_a_passage_is_contradicted(claim: str):
    finding = verify_claim(claim, TEXT, anchor=ANCHOR)
    assert (finding.verdict, finding.reasons) == (ClaimVerdict.CONTRADICTED, finding.reasons)


@pytest.mark.parametrize(
    "claim", ["More than 8,000 yen was paid for Volta shares.", "Seven members voted for the plan."]
)
def test_what_the_rules_cannot_follow_is_never_contradicted(claim: str):
    assert verify_claim(claim, TEXT, anchor=ANCHOR).verdict is not ClaimVerdict.CONTRADICTED


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("More than 8,000 houses burned.", "The fire burned 8,234 houses in the valley.", ClaimVerdict.SUPPORTED),
        ("About 8,000 houses burned.", "The fire burned 8,034 houses in the valley.", ClaimVerdict.SUPPORTED),
        ("Nearly 8,300 houses in the valley burned.", "The fire burned 8,234 houses in the valley.", ClaimVerdict.SUPPORTED),
        ("8,000 houses burned.", "The fire burned 8,234 houses in the valley.", ClaimVerdict.CONTRADICTED),
        ("More than 9,000 houses burned.", "The fire burned 8,234 houses in the valley.", ClaimVerdict.CONTRADICTED),
        ("The council elected Ann Lee as its second head.", "The council elected Ann Lee as its first head.",
         ClaimVerdict.CONTRADICTED),
        ("The towns are never more alike than now.", "The towns are more alike than now.", ClaimVerdict.CONTRADICTED),
        ("A court heard Ann Lee on the case.", "A court heard Bob Marsh on the case.", ClaimVerdict.CONTRADICTED),
        ("Some 20 men and 35 women came to the hall.", "Some 35 men and 20 women came to the hall.",
         ClaimVerdict.CONTRADICTED),
        ("After the storm, the ferry stopped.", "The ferry stopped after the storm.", ClaimVerdict.SUPPORTED),
        ("Before the storm, the ferry stopped.", "The ferry stopped after the storm.", ClaimVerdict.CONTRADICTED),
        ("The ferry denied carrying the cargo.", "The ferry denied that it had carried the cargo.",
         ClaimVerdict.SUPPORTED),
        ("About 40 people were hurt.", "At least 40 people were hurt there.", ClaimVerdict.SUPPORTED),
        ("More than 40 people were hurt.", "Around 40 people were hurt there.", ClaimVerdict.UNRESOLVED),
    ],
)  # fmt: skip
def test_bounds_orders_and_places(claim: str, source: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, f"{source} Rain fell in the evening.")
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)
