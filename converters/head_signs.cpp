// Signs that speak for kickers, headlines and subtitles. Learnt from fixtures/newspaper/heads*.tsv by
// bench/fit_heads.cpp (--signs), which prints this table.
#include <cstddef>
#include <string_view>

#include "converters/cues.h"

namespace converters {
namespace {

using enum lines::SignPlace;

struct Row {
    std::size_t kind;
    lines::SignPlace place;
    double weight;
    std::u32string_view signs;
};
constexpr std::size_t kicker = 0, headline = 1, sub = 2;  // in the order of readers::HeadKind

constexpr Row rows[] = {
    {kicker, anywhere, 0.5, U"进"},
    {kicker, anywhere, 0.4, U"委议访"},
    {kicker, anywhere, 0.3, U"之乡事二会入县告好对少想报特说调谈资轮铁长雨青风"},
    {kicker, anywhere, 0.2,
     U"中丰从们传儿全写冬利动台商困士声大天安导封届岗州布带幕府强我技推政整日春期村来格河治派港满烟物礼秋程第"
     U"组网群老贯路近这连选都领首，："},
    {kicker, anywhere, 0.1,
     U"、「」七上与东丝个举九争产亲仍以件任伏众体何作你例信修倒先关再军列判到制券前剪务助北十午半厅又友双反发"
     U"受召叶各同名周味呼和因国在夕奔女如季官定实富将局展岭巡巷常平年幼广庆延当必忙急意感战手执投抢护招提揭故"
     U"效教数新方族无旺暖本松林果染桨棋模汽流渔演灾父猫田疗目知研示福移究端笔等管篮精练续置而职联育能脚至舞航"
     U"茶草蟹行要观规记设证评试该读谁责质贷赛跑运返送部采量钱问闲闻防际降集雾验鸟？"},
    {kicker, anywhere, -0.1,
     U"“”一不专世严为么亏云井交亮人亿什份企休优伤低供保值健免共兴冰冷初别剧力加化医升卖卫厂原厨去取只可吃启品"
     U"四园围地均坐块坪城堂塘外夫头奖姓孩守完审客寒察尾岁崖已市应废座开归志快态成扫批担指换搭摆播放救文斤早明"
     U"星暴最月有板架校桌棚棵楼歌比民气水汀汛池污油洋活消涨源潮烧热牌独献玉班球甲登百的监盲直看破碗神离种积稻"
     U"突窗章粮约线绩臂致船良芦药获菜蓝血补被角解计认让讲请财费起超越身车过迎还违通速邮邻重钟银链销间队难雪顶"
     U"馆马驶骗黑龙"},
    {kicker, anywhere, -0.2,
     U"三业两也书五位余公六减分包单变唱回墙增失室家寻屋工店引张慢户打找拆搬摊断旅旧是晚条桥检次波火烊理瓜用由"
     U"盐码票空米街西课账跨退镇门院面餐鱼！"},
    {kicker, anywhere, -0.3, U"了千古号后响器得电装"},
    {kicker, anywhere, -0.4, U"下出区子学里零"},
    {kicker, first, 0.3, U"乡从小"},
    {kicker, first, 0.2, U"“不县平本石警"},
    {kicker, first, 0.1, U"一专东人六十在夜山市强民水百省议连霁青首"},
    {kicker, first, -0.1, U"九五冬凌别周地城孩拆暴校消深电盐社菜让退铁长雨"},
    {kicker, first, -0.2, U"两今医四雪"},
    {kicker, last, 0.3, U"堂"},
    {kicker, last, 0.2, U"后声幕"},
    {kicker, last, 0.1, U"事信分动台园夜子山工年意手日村树河流访赛跑通钟钱"},
    {kicker, last, -0.1, U"”下价元场天案炉点牌用章米行课起造门香！？"},
    {kicker, last, -0.2, U"书布来满车"},
    {kicker, last, -0.3, U"道"},
    {headline, anywhere, 0.6, U"了"},
    {headline, anywhere, 0.5, U"响子"},
    {headline, anywhere, 0.4, U"新桥湖火空里"},
    {headline, anywhere, 0.3, U"书包变唱回川市归打斤旧昨来校水牌盲章粮装零面！"},
    {headline, anywhere, 0.2,
     U"么也亏云亿什优低八兴力古吃坐坪墙增失她寻屋店张心慢户把搬摆断旅是根检楼沟波洋涨渡烊独电白百的盐盼稳窗算"
     U"米给绩美致街西解讲账跑车过迎还违退酒针链队雪霁马龙"},
    {headline, anywhere, 0.1,
     U"一上下习井享亮仓企候停先全公兵典冒农冰冷刀列初别到剧单卫厨名吗听启命器园圈型堂夫奖妈姓实审宣寒山岁岛岭"
     U"崖工废开役得忙愁戏房托执找抵担拆换摊播支改救明星晚暴更最望杯果树案棵款歌步气汛池污汤没油洞洪消源溪潮灯"
     U"炉片环现瓜用田甲盖盘直省眼碗神票福离种竞竹粒约线组经置背臂舞船良花荒药获菌菜营蓝血袭认论诊话课调财货起"
     U"超越足跟跨身轻迁速造配酸银销问间阿难雁顶项颗食驶验骗鸟麦黄黑"},
    {headline, anywhere, -0.1,
     U"「」七不专丝丢两个为主举乐交亩亲从任份伏伤何供借值假像充光免六写冬分创制剩助化北医卡厅又双口叶司各同吨"
     U"周味呼和因困围图在地场坊坛城基士处复夕外夜大头女如妇季学它官定家将少就局届岸峰州已巷布席常座庭建引强往"
     U"必志急总感所手扫承技投抢拉招持捡排探收政效早旬时晨月木术机村林染桌档棋模求沉沿法洗活派海游灾烧然煤照燃"
     U"爱父画留疗登相看睡知破示礼秋秤移究突笔篮精系素纷练结缺考者而职联脚自色节茶草衣袋被要视评试该责质资赛达"
     U"近送选遗醒钱铁锅错门防际随障露非音预餐骨，"},
    {headline, anywhere, -0.2,
     U"与东中丰五产他以们众体便信做儿元关划前剪区南占县友台土堵声好娘存客宵封居展巡带幕幼府当情想意战拍推揭教"
     U"整文料族无日有样格植每民治泥流清港演点烟犬生目着石研社站端第等纸织续网翻至行观警证贯运道量镇降雨青靠顾"
     U"领高"},
    {headline, anywhere, -0.3,
     U"之事二传保修利午可告商国导年庆度护报故期本河满物管群见访说谈路轮进连部都限："},
    {headline, anywhere, -0.4, U"、作入养判加动多委方能议记设长闻"},
    {headline, anywhere, -0.5, U"九对"},
    {headline, anywhere, -0.6, U"特程"},
    {headline, first, 0.3, U"五今城"},
    {headline, first, 0.2, U"我校雪"},
    {headline, first, 0.1, U"一业两书冬别医周四地大孩新旧暴最望村松桥法消深电白盐第让铁长雨"},
    {headline, first, -0.1, U"七专主九人他保修凌十南夜工平年强有每水议访连退高"},
    {headline, first, -0.2, U"不从全县本省石警"},
    {headline, first, -0.3, U"六小山"},
    {headline, first, -0.4, U"乡市"},
    {headline, last, 0.3, U"生章道"},
    {headline, last, 0.2, U"元家布来查水炉课车"},
    {headline, last, 0.1, U"万下书了口天子屋店所机案灯点线行路顶香！？"},
    {headline, last, -0.1, U"”事会分动化变台园城工座手日村树次求河流理菜访跑通钱门闻"},
    {headline, last, -0.2, U"信后堂声幕心意记赛里钟"},
    {headline, last, -0.3, U"夜"},
    {sub, anywhere, 0.6, U"区"},
    {sub, anywhere, 0.5, U"加学"},
    {sub, anywhere, 0.4, U"保可程门"},
    {sub, anywhere, 0.3, U"、两九五份作养出分判千午占号后多客引文民特能见记设部镇闻限餐"},
    {sub, anywhere, 0.2,
     U"三下业为交他位供便修值做元入六减划动南去古只商器围国土地场城堵外夜头妇存家对居已度座得志情成拍排揭故料"
     U"方早月有机条样桌档植次每河泥活清点犬生由看着石码破社稻突站管织考被警达通道遗院靠顾高鱼"},
    {sub, anywhere, 0.1,
     U"不与专东丢主乐二亩人价休众传伤体何余信假健像充免公共关内冰凭创利前剩剪化医升单卖厂原取台叶司各吨品四均"
     U"坊坛基塘处妻娘孩它室宵导尾展岸峰巡工己席年并幼庆应建弃张当往快意战扫找承护拆拉持捡搭摊收放族旬时晨智期"
     U"木本术棋棵模比气汀求江沉沿洗流海游满演烧热煤照燃爱玉班球理瓜用电画留登监目相睡研票租秤移端系素纸练续翻"
     U"者职自至色节芦菜行衣补袋观视角计证请课谈费跨路运连逾邮邻都醒重量钟错长间降险随障零露非音预："},
    {sub, anywhere, -0.1,
     U"么习书争亏云亿什今仍仓件任低例候先兵典再冒写农冬决刀初券剧力务十县又反发受变吗命唱困圈坐型墙士天奔好如"
     U"妈子实宣将届岗州市布平广延役想愁戏房打托执技抵提搬摆改政数旅旧暖更望松果树案桥椅款段汤汽没治洋洞洪派济"
     U"涨渡源溪灯炉烊片独猫环现百的盘盼真眼禁福秋科窗竞竹粉粒经置美致舞航花茶荒菌营蟹血表解讲访诊读谁责购贷足"
     U"跟车轻边过迎近还追选配酸采针铁链问闲阿雁集雪革项颗马骗鸟麦黄龙！，？"},
    {sub, anywhere, -0.2,
     U"上了你兴列到名听响回大她安富少山岛岭归心忙我把支斤春校根水沟火牌田白盲稳空算粮组给老资返这进酒霁首验"},
    {sub, anywhere, -0.3, U"乡会全八川昨湖章跑风"},
    {sub, anywhere, -0.4, U"来调"},
    {sub, anywhere, -0.5, U"新"},
    {sub, first, 0.3, U"六市"},
    {sub, first, 0.2, U"保全凌"},
    {sub, first, 0.1, U"七专两主九乡修南山工年拆有每水省社菜警访退高"},
    {sub, first, -0.1, U"业东书今周在城大平我把新无旧最望本村松校桥法消白百第雨霁青"},
    {sub, first, -0.2, U"“一五"},
    {sub, last, 0.3, U"”"},
    {sub, last, 0.2, U"城夜心满记里钟闻"},
    {sub, last, 0.1, U"业人价会化变后场天奖座意次理用米菜赛通造门"},
    {sub, last, -0.1, U"万上口屋山幕年店开效时机查案炉！？"},
    {sub, last, -0.2, U"元子家所水路"},
    {sub, last, -0.3, U"生章"},
};

}  // namespace

lines::HeadSigns head_signs() {
    lines::HeadSigns signs;
    for (const Row& row : rows) signs.add(row.kind, row.place, row.signs, row.weight);
    return signs;
}

}  // namespace converters
