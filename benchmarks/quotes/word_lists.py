"""Words that a fake swaps. Every pair changes what a sentence says, or at least what was said."""

NUMBER_WORDS = {"two": "three", "three": "four", "four": "five", "five": "seven", "six": "eight", "seven": "nine",
                "eight": "six", "nine": "seven", "ten": "twelve", "dozen": "hundred", "dozens": "hundreds",
                "hundreds": "thousands", "thousands": "hundreds", "twice": "thrice", "both": "three",
                "million": "billion", "billion": "trillion", "second": "third", "third": "fourth"}  # fmt: skip
DATES = {"Monday": "Tuesday", "Tuesday": "Friday", "Wednesday": "Thursday", "Thursday": "Monday", "Friday": "Sunday",
         "Saturday": "Sunday", "Sunday": "Saturday", "January": "March", "February": "April", "March": "June",
         "April": "May", "June": "July", "July": "June", "August": "September", "September": "October",
         "October": "November", "November": "December", "December": "January"}  # fmt: skip
NAMES = ("Petrov", "Henderson", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Brazil", "Norway", "Kenya", "Portugal")
ANTONYMS = {"increase": "decrease", "increased": "decreased", "more": "less", "before": "after", "after": "before",
            "support": "oppose", "supported": "opposed", "win": "lose", "won": "lost", "up": "down", "high": "low",
            "higher": "lower", "first": "last", "good": "bad", "better": "worse", "best": "worst", "always": "never",
            "everyone": "nobody", "everything": "nothing", "all": "none", "allow": "forbid", "allowed": "forbade",
            "accept": "reject", "accepted": "rejected", "legal": "illegal", "guilty": "innocent", "old": "new",
            "new": "old", "open": "closed", "strong": "weak", "stronger": "weaker", "success": "failure",
            "successful": "failed", "public": "secret", "safe": "dangerous", "right": "wrong", "same": "different",
            "early": "late", "inside": "outside", "many": "few", "most": "least", "larger": "smaller",
            "large": "small", "big": "small", "rise": "fall", "rose": "fell", "gain": "loss", "agree": "disagree",
            "agreed": "refused", "true": "false", "north": "south", "northern": "southern", "east": "west",
            "attack": "defend", "war": "peace", "friends": "enemies", "with": "without", "for": "against",
            "against": "for", "above": "below", "begin": "end", "began": "ended", "love": "hate"}  # fmt: skip
SYNONYMS = {"big": "large", "large": "big", "said": "stated", "people": "persons", "began": "started",
            "start": "begin", "help": "assist", "show": "demonstrate", "need": "require", "get": "obtain",
            "buy": "purchase", "important": "significant", "clear": "obvious", "nation": "country",
            "country": "nation", "children": "kids", "work": "labour", "make": "create", "made": "created",
            "think": "believe", "believe": "think", "important issue": "key issue", "also": "too", "many": "numerous",
            "kill": "slay", "killed": "slain", "quickly": "rapidly", "end": "finish", "home": "house",
            "very": "really", "really": "truly", "want": "wish", "use": "employ", "used": "employed",
            "because": "since", "city": "town", "job": "post", "plan": "scheme", "money": "funds",
            "problem": "issue", "issue": "problem", "chance": "opportunity", "give": "provide"}  # fmt: skip
MODALS = {"will": "may", "may": "will", "might": "will", "could": "will", "would": "will", "should": "must",
          "must": "should", "can": "must", "cannot": "should"}  # fmt: skip
UNITS = {"percent": "percentage points", "miles": "kilometers", "kilometers": "miles", "kilometres": "miles",
         "meters": "feet", "feet": "meters", "pounds": "kilograms", "tons": "pounds", "dollars": "euros",
         "euros": "dollars", "years": "months", "months": "weeks", "weeks": "days", "days": "weeks",
         "hours": "minutes", "minutes": "hours", "acres": "hectares", "inches": "feet", "degrees": "radians",
         "points": "percent"}  # fmt: skip
