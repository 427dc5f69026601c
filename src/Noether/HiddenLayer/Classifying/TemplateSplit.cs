using Noether.Discovery.Settings;
using Noether.HiddenLayer.Symmetries;
using Noether.Numerics;

namespace Noether.HiddenLayer.Classifying;

/// <summary>
/// Which templates are learnt from, which fit the temperature, and which are held out. Whole templates are assigned, so
/// that networks of one never stand on two sides, and every class is split in the same shares.
/// </summary>
/// <param name="Training">Numbers of the templates to learn from.</param>
/// <param name="Calibration">Numbers of those for the temperature.</param>
/// <param name="HeldOut">Numbers of those that are used for nothing but the evaluation.</param>
internal sealed record TemplateSplit(
    IReadOnlySet<int> Training, IReadOnlySet<int> Calibration, IReadOnlySet<int> HeldOut)
{
    private const ulong Stream = 0x73706c6974;

    /// <summary>Splits.</summary>
    /// <param name="labels">The class of each template.</param>
    /// <param name="heldOut">Share to hold out of each class, in (0, 1); at least one template.</param>
    /// <param name="calibration">Share for the temperature, in (0, 1); at least one template.</param>
    /// <param name="seed">Same seed, same split.</param>
    /// <exception cref="NoetherException">A class has too few templates.</exception>
    public static TemplateSplit Of(IReadOnlyList<int> labels, double heldOut, double calibration, ulong seed)
    {
        var (training, fitted, held) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
        for (var k = 0; k < SymmetryClasses.Count; k++)
        {
            var members = Enumerable.Range(0, labels.Count).Where(i => labels[i] == k).ToArray();
            var toHold = Math.Max(1, (int)Math.Round(heldOut * members.Length));
            var toFit = Math.Max(1, (int)Math.Round(calibration * members.Length));
            if (members.Length - toHold - toFit < 1)
            {
                throw new NoetherException(
                    $"{members.Length} templates of class {SymmetryClasses.Symbol((SymmetryClass)k)} are too few to "
                    + "hold some out, calibrate on some and learn from the rest; make more templates "
                    + $"({SettingName.Mention("count")}).");
            }

            var order = new CounterRandom(seed, Stream + (ulong)k).Permutation(members.Length);
            for (var i = 0; i < order.Length; i++)
                (i < toHold ? held : i < toHold + toFit ? fitted : training).Add(members[order[i]]);
        }

        return new TemplateSplit(training, fitted, held);
    }
}
