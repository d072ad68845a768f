using System.Globalization;
using System.Net;
using System.Text;

namespace ShopifySync.Benchmarks.Frame;

/// <summary>A plain SVG of horizontal bars: what was measured, what others took, and a mark where the limit is.</summary>
internal static class BarChart
{
    private const int Width = 760;
    private const int LabelWidth = 260;
    private const int ValueWidth = 110;
    private const int BarHeight = 18;

    public static string Of(string title, IReadOnlyList<Figure> figures)
    {
        var body = new StringBuilder();
        var y = 34;
        foreach (var unit in figures.GroupBy(f => f.Unit))
        {
            // Figures of one unit share a scale, or their bars would not compare.
            var largest = unit.SelectMany(f => f.Others.Select(o => o.Value).Append(f.Value).Append(f.Limit ?? 0)).Max();
            foreach (var figure in unit)
            {
                Line(body, 0, y + 12, figure.Name, "name");
                y += 20;
                var top = y;
                Bar(body, ref y, "ShopifySync", figure.Value, figure.Unit, largest, "ours");
                foreach (var (label, value) in figure.Others)
                    Bar(body, ref y, label, value, figure.Unit, largest, "other");
                if (figure.Limit is { } limit)
                    Limit(body, top, y, limit, figure, largest, ref y);
                y += 12;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{y}}" width="{{Width}}" height="{{y}}" role="img" aria-label="{{WebUtility.HtmlEncode(title)}}">
            <style>text { font: 12px system-ui, sans-serif; fill: #333 } .title { font-weight: 600; font-size: 14px } .name { font-weight: 600 } .ours { fill: #1a73e8 } .other { fill: #9aa5b1 } .limit { stroke: #d93025; stroke-width: 2 } rect.page { fill: #fff }</style>
            <rect class="page" width="{{Width}}" height="{{y}}"/>
            <text class="title" x="0" y="16">{{WebUtility.HtmlEncode(title)}}</text>
            {{body}}</svg>

            """);
    }

    private static void Bar(StringBuilder body, ref int y, string label, double value, string unit, double largest, string style)
    {
        var length = LengthOf(value, largest);
        Line(body, 12, y + 13, label, "");
        body.AppendLine(CultureInfo.InvariantCulture, $"""<rect class="{style}" x="{LabelWidth}" y="{y}" width="{length:0.#}" height="{BarHeight - 4}"/>""");
        Line(body, LabelWidth + length + 6, y + 12, $"{Number(value)} {unit}", "");
        y += BarHeight;
    }

    private static void Limit(StringBuilder body, int top, int bottom, double limit, Figure figure, double largest, ref int y)
    {
        var x = LabelWidth + LengthOf(limit, largest);
        body.AppendLine(CultureInfo.InvariantCulture, $"""<line class="limit" x1="{x:0.#}" x2="{x:0.#}" y1="{top - 2}" y2="{bottom}"/>""");
        Line(body, 12, y + 12, $"red: {figure.Peer ?? "limit"}, {Number(limit)} {figure.Unit}", "");
        y += BarHeight;
    }

    private static void Line(StringBuilder body, double x, double y, string text, string style) =>
        body.AppendLine(CultureInfo.InvariantCulture, $"""<text class="{style}" x="{x:0.#}" y="{y:0.#}">{WebUtility.HtmlEncode(text)}</text>""");

    private static double LengthOf(double value, double largest) => largest > 0 ? (Width - LabelWidth - ValueWidth) * Math.Max(0, value) / largest : 0;

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}
