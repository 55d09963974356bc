"""What a token costs. An unknown price is None, never 0."""

from briefing.llm.options import LOCAL, ModelOptions, Price, model_name

_TOKENS = 1000  # well below the sizes from which some prices rise
_PER_MILLION = 1000


def price_of(options: ModelOptions) -> Price | None:
    """Return the price of the options' model: the user's own, else that of the optional price list, else None.

    A model in this process costs nothing, and that is known.
    """
    if options.model.startswith(LOCAL):
        return options.prices.get(model_name(options)) or Price(0.0, 0.0)
    return options.prices.get(options.model) or _listed(options.model, options.base_url)


def _listed(model: str, base_url: str) -> Price | None:
    try:
        from genai_prices import Usage, calc_price  # noqa: PLC0415 - an optional package, and 100 ms
    except ImportError:
        return None
    try:
        asked = calc_price(Usage(input_tokens=_TOKENS), model, provider_api_url=base_url)
        answered = calc_price(Usage(output_tokens=_TOKENS), model, provider_api_url=base_url)
    except LookupError:
        return None
    return Price(float(asked.total_price) * _PER_MILLION, float(answered.total_price) * _PER_MILLION)
