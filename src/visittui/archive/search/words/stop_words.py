"""Words that carry nothing by themselves, and how readers begin a question."""

from __future__ import annotations

NOTHING = frozenset(
    str.split("""
    a an the this that these those there here it its he him his she her they them their theirs we our ours i
    me my you your and or but nor if then than so as at by for from in into of off on onto out over to up upon
    with within without about after before between during through under against until till while since because
    is are was were be been being am do does did done doing has have had having can could would should shall
    will might must not no yes what which who whom whose when where why how any some all each every both such
    other another also just only very much many really exactly please tell show list find give me say says
    said saying tells told talk happen happened happens get gets got let lets s t d ll ve re
    и в во не что он на я с со как а то все она так его но да к у же вы за бы по только ее из ли или при о от до для
    об под чем это эта этот кто где когда почему зачем какой какая какие сколько
""")
)
"""After the stop lists of Snowball for English and Russian; none for Vietnamese, whose syllables are also names."""
