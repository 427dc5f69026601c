using System.Buffers.Binary;
using System.Text;

namespace Noether.Fuzz;

/// <summary>
/// Damages files: bits flipped, bytes set, pieces put in, left out, repeated or taken from elsewhere, the end cut off,
/// numbers made extreme, words of the format put in. The same target, seed and number give the same bytes.
/// </summary>
/// <param name="target">What is damaged.</param>
/// <param name="seed">Chooses the damages.</param>
public sealed class Mutator(FuzzTarget target, ulong seed)
{
    private const int MostChanges = 6;
    private const int HeadBytes = 128;

    // A piece never makes a file larger than this: what is looked for is damage, not size.
    private const int LargestFile = 1 << 18;

    private static readonly ulong[] Extremes =
    [
        0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000,
        0x7fffffffffffffff, 0x8000000000000000, 0xfffffffffffffffe, ulong.MaxValue,
    ];

    private static readonly byte[][] Texts =
    [
        .. new[]
        {
            "0", "-1", "1e999", "-1e999", "1e-400", "NaN", "Infinity", "2147483647", "2147483648", "4294967296", "9223372036854775807",
            "9223372036854775808", "99999999999999999999999", "0.5", "-0", "null", "true", "[]", "{}", "\"\"", "\"x\"", ",", ":", "[", "]", "{", "}",
            "\"", "'", "\n", "\r\n", "\0", "\t", "\u00e9", "\ufeff", "..", "/", "../", "%s", " ",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe], [0xc3, 0x28], [0xed, 0xa0, 0x80], [.. Enumerable.Repeat((byte)'[', 100)],
    ];

    private readonly ulong start = Hash(target.Name) ^ (seed * 0x9e3779b97f4a7c15);

    /// <summary>Makes a damaged file.</summary>
    /// <param name="number">Which one, from 0.</param>
    public byte[] Make(long number)
    {
        var dice = new Dice(start + ((ulong)number * 0xd1342543de82ef95));
        dice.Next();
        var bytes = dice.Of(target.Seeds);
        // Every second file has one damage only, so that many are still read far into.
        for (var changes = 1 + (dice.Below(2) * dice.Below(MostChanges)); changes > 0; changes--)
            bytes = Change(bytes, ref dice);
        return target.Mend is { } mend && dice.Below(2) == 0 ? mend(bytes) : bytes;
    }

    private byte[] Change(byte[] bytes, ref Dice dice)
    {
        if (bytes.Length == 0)
            return Insert(bytes, 0, Word(ref dice));
        if (bytes[0] is (byte)'{' or (byte)'[' && dice.Below(2) == 0)
            return JsonDamage.Change(bytes, ref dice);
        var place = Place(bytes.Length, ref dice);
        switch (dice.Below(12))
        {
            case 0: return With(bytes, place, [(byte)(bytes[place] ^ (1 << dice.Below(8)))]);
            case 1: return With(bytes, place, [(byte)dice.Next()]);
            case 2: return Insert(bytes, place, Piece(dice.Of(target.Seeds), ref dice));
            case 3: return Remove(bytes, place, 1 + dice.Below(1 + dice.Below(bytes.Length - place)));
            case 4: return Insert(bytes, place, Piece(bytes, ref dice));
            case 5: return With(bytes, place, Piece(dice.Of(target.Seeds), ref dice));
            case 6: return dice.Below(3) == 0 ? bytes[..place] : With(bytes, place, Number(ref dice));
            case 7: return With(bytes, place, Number(ref dice));
            case 8: return Insert(bytes, place, Word(ref dice));
            case 9: return With(bytes, place, Word(ref dice));
            case 10: return Replace(bytes, place, IsOfNumber, ref dice);
            default: return Replace(bytes, place, IsOfWord, ref dice);
        }
    }

    // Heads and ends matter most: half the changes fall into the first and last hundred bytes.
    private static int Place(int length, ref Dice dice) => dice.Below(4) switch
    {
        0 => dice.Below(Math.Min(HeadBytes, length)),
        1 => length - 1 - dice.Below(Math.Min(HeadBytes, length)),
        _ => dice.Below(length),
    };

    private static byte[] Piece(byte[] from, ref Dice dice)
    {
        var first = dice.Below(from.Length);
        return from.AsSpan(first, Math.Min(from.Length - first, 1 + dice.Below(64))).ToArray();
    }

    private static byte[] Number(ref Dice dice)
    {
        var value = dice.Of(Extremes) + (dice.Below(4) == 0 ? (ulong)dice.Below(5) - 2 : 0);
        var bytes = new byte[8];
        var (size, small) = (1 << dice.Below(4), dice.Below(2) == 0);
        if (small)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
            return bytes[..size];
        }

        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes[(8 - size)..];
    }

    private byte[] Word(ref Dice dice) =>
        target.Words.Count > 0 && dice.Below(2) == 0 ? dice.Of(target.Words) : dice.Of(Texts);

    // Takes out all that belongs together at the next such place, and puts a word in its place.
    private byte[] Replace(byte[] bytes, int place, Func<byte, bool> belongs, ref Dice dice)
    {
        var first = place;
        while (first < bytes.Length && !belongs(bytes[first]))
            first++;
        if (first == bytes.Length)
            return With(bytes, place, Word(ref dice));
        var end = first;
        while (first > 0 && belongs(bytes[first - 1]))
            first--;
        while (end < bytes.Length && belongs(bytes[end]))
            end++;
        return [.. bytes.AsSpan(0, first), .. Word(ref dice), .. bytes.AsSpan(end)];
    }

    private static bool IsOfNumber(byte letter) => letter is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'-';

    private static bool IsOfWord(byte letter) => letter == (byte)'"' || char.IsAsciiLetterOrDigit((char)letter);

    private static byte[] With(byte[] bytes, int place, ReadOnlySpan<byte> piece)
    {
        byte[] changed = [.. bytes];
        piece[..Math.Min(piece.Length, bytes.Length - place)].CopyTo(changed.AsSpan(place));
        return changed;
    }

    private static byte[] Insert(byte[] bytes, int place, ReadOnlySpan<byte> piece) => bytes.Length + piece.Length > LargestFile
        ? With(bytes, place, piece)
        : [.. bytes.AsSpan(0, place), .. piece, .. bytes.AsSpan(place)];

    private static byte[] Remove(byte[] bytes, int place, int count) =>
        [.. bytes.AsSpan(0, place), .. bytes.AsSpan(Math.Min(bytes.Length, place + count))];

    // FNV-1a.
    private static ulong Hash(string text) => text.Aggregate(0xcbf29ce484222325, (hash, letter) => (hash ^ letter) * 0x100000001b3);
}
