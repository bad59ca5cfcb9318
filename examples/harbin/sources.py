"""Where the figures were published, and the areas they speak of."""

from plantargets import Source

NORTH_BANK = "Songbei District (north bank)"  # 松北区（哈尔滨新区江北一体发展区）
PARK = "Shenzhen-Harbin Industrial Park"  # 深哈产业园
FREE_TRADE = "Harbin Area of the Heilongjiang FTZ"  # 自贸试验区哈尔滨片区
CITY = "Harbin City"
PROVINCE = "Heilongjiang Province"

_CITY_SITE = "Harbin city site in English"
_LISTED = [
    Source(
        "Report by Zhang Yan on the results of 2022 and the plan for 2023",
        publisher="Harbin Daily",
        date="2023-01-18",
        page=3,
        url="harbin.joyhua.cn/hebrb/20230118/html/content_20230118003001.htm",
        id="S1",
    ),
    Source(
        "2023年哈尔滨市松北区(哈尔滨新区江北一体发展区)国民经济和社会发展统计公报",
        publisher="Songbei District Statistics Bureau",
        date="2024-07-06",
        url="tjgb.hongheiku.com/xjtjgb/xj2020/55483.html",
        id="S2",
    ),
    Source(
        "Report on the district congress: targets for 2023",
        publisher="Heilongjiang Daily",
        date="2023-01-18",
        url="district.ce.cn/newarea/roll/202301/18/t20230118_38354305.shtml",
        id="S4",
    ),
    Source(
        "Harbin strives to expand opening-up",
        publisher=_CITY_SITE,
        date="2023-04-14",
        url="e.my399.com/news/2023-04-14/6181.html",
        id="S8",
    ),
    Source(
        "Harbin New Area to implement 1,226 major projects",
        publisher=_CITY_SITE,
        date="2024-03-06",
        url="e.my399.com/business/planning/2024-03-06/7200.html",
        id="S9",
    ),
    Source(
        "Report on a forum of August 2024",
        publisher=_CITY_SITE,
        date="2024-09-03",
        url="e.my399.com/business/industries/2024-09-03/7396.html",
        id="S10",
    ),
    Source(
        "Plan of the Shenzhen-Harbin park",
        publisher="a trade site",
        date="2023-08-25",
        url="265xx.com/w413/512631.html",
        id="S11",
    ),
    Source(
        "Report on the Shenzhen-Harbin park",
        publisher="Heilongjiang Daily, in English on breakinglatest.news",
        date="2023-08-24",
        url="breakinglatest.news/business/shenzhen-harbin-industrial-park-a-model-for-innovation-and-development-in-northeast-china/",
        id="S12",
    ),
    Source(
        "Results of the Shenzhen-Harbin cooperation",
        publisher="cnrepark, citing the city's development and reform commission",
        date="2024-08-07",
        url="cnrepark.com/news/detail/250171.html",
        id="S13",
    ),
    Source(
        "First batch of Harbin's key projects of 2023",
        publisher=_CITY_SITE,
        date="2023-03-02",
        url="e.my399.com/companies/2023-03-02/6151.html",
        id="S16",
    ),
    Source(
        "The New Area's seven years",
        publisher="Heilongjiang Daily",
        date="2022-12-16",
        url="hlj.cri.cn/n/20221216/17642572-bad7-92fc-9b70-f679ff163576.html",
        id="S17",
    ),
    Source(
        "Government work report of Heilongjiang", publisher="Heilongjiang Province (copy)", date="2023-01-12", id="S19"
    ),
    Source(
        "Companies registered in the Shenzhen-Harbin park at the end of 2020",
        publisher=_CITY_SITE,
        date="2021-01-07",
        url="e.my399.com/companies/2021-01-07/5475.html",
        id="B13a",
    ),
    Source(
        "Guide to the Harbin Area of the FTZ",
        publisher=_CITY_SITE,
        date="2021-09-02",
        url="e.my399.com/business/guide/2021-09-02/5702.html",
        id="B13b",
    ),
]
#: Every source by its short name. The text of the article says nothing of obligations, so no
#: target carries one.
SOURCES = {source.id or "": source for source in _LISTED}
