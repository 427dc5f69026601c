using System.Globalization;
using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Rivals.SymmetryGan;

/// <summary>The elements of all restarts as arrays, facts and figures.</summary>
internal static class SymmetryGanAnswer
{
    /// <summary>The answer.</summary>
    public static Answer Of(
        Verdict verdict, SymmetryGanSettings settings, IReadOnlyList<JudgedElement> elements, Matrix samples,
        IReadOnlyList<NamedValue> timings)
    {
        var d = samples.Columns;
        // Columns to columns, as everywhere else: G x = M^T x.
        Matrix[] maps = [.. elements.Select(one => one.Element.Map.Transposed())];
        List<Figure> figures = [];
        if (settings.Family is MapFamily.Rotation or MapFamily.Affine)
            figures.Add(Discovery(settings.Family, elements));
        figures.Add(Table(settings.Family, elements));
        if (settings.Family is MapFamily.Exp or MapFamily.Qr)
        {
            var best = elements.FirstOrDefault(one => one.Holds) ?? elements.MaxBy(one => one.Displacement)!;
            figures.Add(HeatMapFigure.Of("element", best.Holds ? "An element that holds" : "The element that moves most",
                best.Element.Map.Transposed()));
        }

        return new Answer
        {
            Verdict = verdict,
            Settings = settings,
            Arrays =
            [
                AnswerArray.Of("elements", maps, "element of every restart, k x d x d, on columns"),
                new AnswerArray("offsets", [elements.Count, d], [.. elements.SelectMany(one => one.Element.Offset)],
                    "what every element adds, k x d"),
                AnswerArray.Of("displacements", [.. elements.Select(one => one.Displacement)],
                    "how far every element moves held-out samples, over the distance of two, k"),
                AnswerArray.Of("holds", [.. elements.Select(one => one.Holds ? 1.0 : 0)],
                    "1 where no departure was seen and samples move, k"),
            ],
            Timings = timings,
            Sections =
            [
                new Section(verdict.Found ? "The elements" : "Where the restarts ended",
                    "Each restart is a training from a random start. An element is the mean over the last fifth of its steps; "
                    + "what ended at the identity is no finding, and the others are tested on samples that no training saw.", figures),
            ],
            Facts = new JsonObject
            {
                ["dimension"] = d,
                ["samples"] = samples.Rows,
                ["generatorKind"] = "elements",
                ["family"] = settings.Family.ToString().ToLowerInvariant(),
                ["identities"] = elements.Count(one => one.IsIdentity),
                ["holding"] = elements.Count(one => one.Holds),
            },
        };
    }

    private static ScatterFigure Discovery(MapFamily family, IReadOnlyList<JudgedElement> elements)
    {
        PointGroup Group(string name, IEnumerable<(double X, double Y)> points)
        {
            (double X, double Y)[] all = [.. points];
            return new PointGroup(name, [.. all.Select(point => point.X)], [.. all.Select(point => point.Y)]);
        }

        (double, double) At(Matrix map, double[] offset) =>
            family == MapFamily.Affine ? (map[0, 0], offset[0]) : (map[0, 0], map[0, 1]);
        return new ScatterFigure
        {
            Name = "discovery",
            Title = "Where restarts began and ended",
            Caption = family == MapFamily.Affine ? "x goes to b + c x, in units of the samples' deviation."
                : "(x, y) goes to (c x - s y, s x + c y); a rotation lies on the circle of radius 1.",
            XLabel = "c",
            YLabel = family == MapFamily.Affine ? "b" : "s",
            Square = true,
            Groups =
            [
                Group("start", elements.Select(one => At(one.Found.StartMap, one.Found.StartOffset))),
                .. from fate in elements.GroupBy(one => one.Fate)
                   select Group(fate.Key, fate.Select(one => At(one.Found.MeanMap, one.Found.MeanOffset))),
            ],
        };
    }

    private static TableFigure Table(MapFamily family, IReadOnlyList<JudgedElement> elements)
    {
        string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
        string[] own = family switch
        {
            MapFamily.Affine => ["c", "b"],
            MapFamily.Rotation => ["angle, degrees", "scale"],
            _ => ["trace over d"],
        };
        return new TableFigure
        {
            Name = "restarts",
            Title = "All restarts",
            Columns = ["restart", .. own, "displacement", "p", "AUC", "what came of it"],
            Rows =
            [
                .. elements.Select((one, i) =>
                {
                    var map = one.Element.Map;
                    string[] values = family switch
                    {
                        MapFamily.Affine => [Number(map[0, 0]), Number(one.Element.Offset[0])],
                        MapFamily.Rotation =>
                        [
                            (Math.Atan2(map[0, 1], map[0, 0]) * 180 / Math.PI).ToString("0.0", CultureInfo.InvariantCulture),
                            Number(Math.Sqrt((map[0, 0] * map[0, 0]) + (map[0, 1] * map[0, 1]))),
                        ],
                        _ => [Number(Enumerable.Range(0, map.Rows).Sum(k => map[k, k]) / map.Rows)],
                    };
                    return (IReadOnlyList<string>)
                    [
                        $"{i + 1}", .. values, double.IsFinite(one.Displacement) ? Number(one.Displacement) : "–",
                        one.Test is { } test ? Number(test.PValue) : "–", one.Test is { } tested ? Number(tested.Effect) : "–", one.Fate,
                    ];
                }),
            ],
            Stressed = [.. Enumerable.Range(0, elements.Count).Where(i => elements[i].Holds)],
        };
    }
}
