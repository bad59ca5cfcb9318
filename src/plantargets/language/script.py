"""One form for reading: full-width to half-width, traditional to simplified, one dash, one space.

Every character becomes exactly one character, so positions in the folded text are positions in the text given.
"""

from __future__ import annotations

import re

# Pairs (traditional, simplified) of the characters that the vocabulary of plans uses.
_PAIRS = (
    "億亿 萬万 兩两 幾几 個个 項项 戶户 畝亩 噸吨 斤斤 萬万 輛辆 條条 張张 歲岁 時时 間间 點点 倍倍 數数 總总 經经 濟济 "
    "長长 漲涨 達达 過过 約约 於于 與与 為为 爲为 實实 現现 國国 內内 產产 業业 農农 鄉乡 鎮镇 鄰邻 區区 縣县 "
    "費费 價价 稅税 資资 財财 錢钱 銷销 額额 貿贸 進进 貨货 運运 車车 機机 動动 電电 網网 線线 鐵铁 橋桥 樓楼 "
    "勞劳 學学 師师 醫医 藥药 衛卫 療疗 護护 險险 養养 齡龄 壽寿 嬰婴 婦妇 產产 亡亡 傳传 貧贫 "
    "環环 氣气 碳碳 濃浓 質质 優优 淨净 凈净 汙污 沒没 滅灭 節节 減减 縮缩 壓压 緩缓 緊紧 續续 繼继 穩稳 "
    "擴扩 強强 增增 陞升 躍跃 邁迈 歷历 創创 設设 開开 關关 啟启 動动 劃划 計计 畫画 規规 標标 準准 準准 導导 "
    "爭争 確确 證证 認认 議议 論论 該该 調调 試试 評评 讀读 語语 講讲 請请 謀谋 謂谓 誌志 記记 訂订 許许 "
    "單单 雙双 圓圆 圖图 團团 圍围 場场 壩坝 塊块 夠够 夾夹 奪夺 奮奋 孫孙 寧宁 寬宽 審审 層层 屬属 島岛 嶺岭 "
    "帶带 幣币 幫帮 庫库 廠厂 廣广 廳厅 彈弹 徑径 從从 復复 徵征 恆恒 態态 慮虑 應应 懷怀 戰战 戲戏 戰战 "
    "據据 損损 擇择 擊击 擔担 據据 攝摄 敗败 斷断 舊旧 暫暂 書书 會会 東东 極极 榮荣 構构 樣样 樹树 橫横 檔档 檢检 "
    "歐欧 歸归 殘残 殺杀 氫氢 決决 沖冲 況况 滿满 漁渔 漢汉 潔洁 濕湿 災灾 無无 熱热 爾尔 牆墙 獎奖 獨独 獲获 "
    "率率 瑪玛 畢毕 當当 療疗 盡尽 監监 盤盘 眾众 礎础 礦矿 禮礼 種种 稱称 積积 穫获 窩窝 競竞 "
    "筆笔 範范 簡简 類类 糧粮 糾纠 紀纪 純纯 級级 納纳 紡纺 終终 組组 結结 絕绝 給给 統统 絲丝 維维 綜综 綠绿 "
    "緣缘 編编 緯纬 縣县 縱纵 織织 聯联 聖圣 聞闻 聲声 職职 肅肃 腦脑 膚肤 臨临 舉举 艙舱 艦舰 艱艰 藝艺 "
    "蘇苏 蘭兰 處处 虛虚 蟲虫 補补 裝装 裡里 裏里 製制 複复 見见 視视 親亲 覺觉 覽览 觀观 負负 貢贡 責责 貫贯 "
    "買买 貸贷 賓宾 賞赏 賣卖 賦赋 賴赖 賺赚 購购 贏赢 趨趋 跡迹 踐践 軌轨 軍军 軟软 轉转 輕轻 載载 較较 輔辅 "
    "輪轮 輸输 辦办 農农 連连 週周 遊游 運运 違违 遠远 適适 遷迁 選选 遺遗 邊边 郵邮 釋释 鉛铅 銀银 銅铜 鋼钢 "
    "錄录 錢钱 鍵键 鏈链 鎖锁 鐘钟 門门 閉闭 際际 陸陆 陽阳 隊队 階阶 隨随 險险 隱隐 隸隶 難难 雜杂 離离 雲云 "
    "靜静 鞏巩 韓韩 響响 頂顶 預预 領领 頭头 題题 顏颜 願愿 顧顾 風风 飛飞 飯饭 飲饮 館馆 駐驻 騰腾 驅驱 驗验 "
    "體体 魚鱼 鮮鲜 鳥鸟 麗丽 麥麦 黃黄 齊齐 龍龙 臺台 幹干 後后 佔占 佈布 併并 來来 係系 倉仓 側侧 備备 債债 "
    "傷伤 僅仅 價价 儀仪 儘尽 償偿 儲储 兒儿 別别 則则 剛刚 剩剩 劇剧 勁劲 務务 勝胜 勢势 勵励 勻匀 匯汇 協协 "
    "卻却 參参 員员 問问 啟启 喚唤 單单 嚴严 執执 報报 壞坏 壯壮 處处 備备 夥伙 妝妆 專专 將将 對对 屆届 巖岩 "
    "師师 帳帐 幫帮 庫库 廢废 愛爱 憑凭 擁拥 擬拟 攜携 攤摊 敵敌 斃毙 暢畅 曉晓 權权 歡欢 濱滨 灣湾 煙烟 燈灯 "
    "爐炉 牽牵 狀状 獻献 甦苏 瓊琼 產产 異异 盧卢 瞭了 碼码 確确 磚砖 禍祸 稈秆 窮穷 籌筹 粵粤 紅红 細细 紹绍 "
    "羅罗 義义 習习 臟脏 興兴 葉叶 藍蓝 術术 衝冲 裝装 訊讯 訓训 託托 設设 詞词 詢询 誠诚 談谈 諾诺 警警 譯译 "
    "財财 販贩 貼贴 貯贮 賬账 質质 贊赞 趕赶 輻辐 輿舆 農农 遼辽 邏逻 鄭郑 釀酿 釐厘 釋释 鈔钞 錯错 鍋锅 鎮镇 "
    "鑄铸 閱阅 闊阔 隻只 雖虽 雞鸡 靈灵 頁页 項项 順顺 須须 頻频 額额 類类 顯显 飼饲 餘余 馬马 驟骤 髮发 發发 鹽盐 "
    "萬万 國国 華华 莊庄 著着 蒐搜 藉借 兌兑 剷铲 勳勋 勞劳 吳吴 喬乔 囑嘱 墊垫 堅坚 塵尘 墾垦 奧奥 嬌娇 孿孪 學学 "
    "寶宝 尋寻 屍尸 岡冈 崗岗 嶄崭 幀帧 庭庭 廬庐 彙汇 惡恶 慣惯 憲宪 戀恋 捨舍 掃扫 掛挂 採采 揚扬 換换 揮挥 "
    "搶抢 擠挤 擺摆 攔拦 教教 數数 斬斩 旅旅 曆历 朧胧 材材 枴拐 條条 棟栋 棧栈 楊杨 槍枪 樞枢 橋桥 檯台 欄栏 "
    "殼壳 毀毁 氬氩 況况 洩泄 涼凉 淺浅 測测 湯汤 準准 滯滞 漸渐 潤润 澤泽 濾滤 瀏浏 灘滩 為为 煉炼 爛烂 犧牺 "
    "猶犹 獄狱 現现 瑣琐 璽玺 甌瓯 疇畴 痺痹 療疗 瘋疯 癒愈 癌癌 皺皱 盜盗 睏困 瞞瞒 矚瞩 磨磨 祕秘 秘秘 禦御 "
    "稟禀 穀谷 竊窃 競竞 箇个 節节 築筑 篩筛 簽签 籃篮 籤签 紙纸 紮扎 綁绑 綱纲 網网 練练 縫缝 繁繁 繳缴 罰罰 罷罢 "
    "聰聪 聽听 肺肺 脅胁 脈脉 脫脱 腫肿 臘腊 臥卧 艷艳 蔥葱 蔣蒋 薦荐 藥药 蘊蕴 號号 蝕蚀 蟻蚁 衊蔑 裏里 褲裤 "
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_FOLD: dict[int, int] = {
    **_FULL_WIDTH,
    **{ord(pair[0]): ord(pair[1]) for pair in _PAIRS.split()},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\u200b\ufeff\u00ad"), ord(" ")),
    **{ord(low): ord(digit) for low, digit in zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)},
    **dict.fromkeys(map(ord, "—–―‐‑‒−－─"), ord("-")),
    **dict.fromkeys(map(ord, "～〜∼˜"), ord("~")),
    **dict.fromkeys(map(ord, "「『＂"), ord("“")),
    **dict.fromkeys(map(ord, "」』"), ord("”")),
    **dict.fromkeys([*range(9), *range(14, 32), *range(127, 160)], ord(" ")),
    **dict.fromkeys(map(ord, "\v\f\r\x85\u2028\u2029"), ord("\n")),
    ord("*"): ord(" "),
    ord("％"): ord("%"),
    ord("﹪"): ord("%"),
    ord("'"): ord("’"),
    ord("‘"): ord("’"),
    ord("﹣"): ord("-"),
    ord("︰"): ord(":"),
    ord("○"): ord("〇"),
}


_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile("[A-Za-z]+")
_TO_FOLD = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]+")


_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# １，２００: a comma between full-width digits separates thousands.
_WIDE_COMMA = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
# 2，760: so do Chinese commas between a short number and groups of three digits.
_CHINESE_COMMA = re.compile(r"\d(?<![\d.，]\d)\d{0,2}(?:，\d{3})++(?!\d)")


def fold(text: str) -> str:
    """The text in the one form that the grammars know, character by character.

    >>> fold("經濟增長４．５％—５％")
    '经济增长4.5%-5%'
    """
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
        text = _CHINESE_COMMA.sub(_plain_commas, text)
    return _TO_FOLD.sub(_translated, text)


def _plain_commas(match: re.Match[str]) -> str:
    return match[0].replace("，", ",")


def _translated(match: re.Match[str]) -> str:
    return match[0].translate(_FOLD)


def printable(text: str) -> str:
    r"""The text with control characters as spaces and broken characters as U+FFFD, at the same places.

    >>> printable("GDP\x07is 5%")
    'GDP is 5%'
    """
    return _UNPRINTABLE.sub(_replaced, text) if _UNPRINTABLE.search(text) else text


def _replaced(match: re.Match[str]) -> str:
    return "\ufffd" if match[0] >= "\ud800" else " "


def is_chinese(text: str) -> bool:
    """Whether a text reads as Chinese: it has Han characters, and at least a quarter as many as Latin letters."""
    sample = text[:4000]
    han = sum(map(len, _HAN.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    return han > 0 and han * 4 >= latin
