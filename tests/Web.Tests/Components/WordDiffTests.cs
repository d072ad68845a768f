using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Tests.Components;

public sealed class WordDiffTests
{
    [TestCase("Blue shirt", "Blue shirt", ExpectedResult = "Blue shirt")]
    [TestCase("Blue shirt", "Red shirt", ExpectedResult = "[-Blue-][+Red+] shirt")]
    [TestCase("Blue shirt", "Blue cotton shirt", ExpectedResult = "Blue [+cotton +]shirt")]
    [TestCase("", "New", ExpectedResult = "[+New+]")]
    [TestCase("Old", "", ExpectedResult = "[-Old-]")]
    [TestCase("", "", ExpectedResult = "")]
    [TestCase("<p>One <b>two</b></p>", "<p>One two</p>", ExpectedResult = "<p>One [-<b>-]two[-</b>-]</p>")]
    [TestCase("19.90", "24.90", ExpectedResult = "[-19.90-][+24.90+]")]
    [TestCase("a b c d", "a c b d", ExpectedResult = "a [-b -]c[+ b+] d")]
    [TestCase("naïve café", "naïve cafés", ExpectedResult = "naïve [-café-][+cafés+]")]
    public string Between_TwoTexts_MarksTheWordsThatDiffer(string before, string after) => Written(WordDiff.Between(before, after));

    [Test]
    public void Between_RandomTexts_KeepsBothTexts()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var (before, after) = (Text(random), Text(random));

            var runs = WordDiff.Between(before, after);

            Assert.That(string.Concat(runs.Where(r => r.Kind != WordKind.Added).Select(r => r.Text)), Is.EqualTo(before));
            Assert.That(string.Concat(runs.Where(r => r.Kind != WordKind.Removed).Select(r => r.Text)), Is.EqualTo(after));
        }
    }

    [Test]
    public void Between_LongTextsWithNothingInCommon_ShowsOneReplacedByTheOther()
    {
        var before = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"old{i}"));
        var after = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"new{i}"));

        var runs = WordDiff.Between(before, after);

        Assert.That(runs.Select(r => r.Kind), Is.EqualTo(new[] { WordKind.Removed, WordKind.Added }));
    }

    private static string Written(IReadOnlyList<WordRun> runs) => string.Concat(runs.Select(run => run.Kind switch
    {
        WordKind.Removed => $"[-{run.Text}-]",
        WordKind.Added => $"[+{run.Text}+]",
        _ => run.Text,
    }));

    private static string Text(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(0, 30)).Select(_ => "abcde"[random.Next(5)].ToString()));
}
