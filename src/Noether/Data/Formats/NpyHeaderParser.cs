using System.Globalization;

namespace Noether.Data.Formats;

/// <summary>Reads the Python dictionary in a .npy header: descr, fortran_order and shape, in any order.</summary>
internal ref struct NpyHeaderParser
{
    private const int MaximumAxes = 32;
    private readonly string name;
    private ReadOnlySpan<char> rest;

    private NpyHeaderParser(string text, string name)
    {
        rest = text;
        this.name = name;
    }

    /// <summary>Parses the text; the data offset is left at zero.</summary>
    /// <param name="text">The dictionary, with padding.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">The text is garbage, or the type is none that holds real numbers.</exception>
    public static NpyHeader Parse(string text, string name)
    {
        var parser = new NpyHeaderParser(text, name);
        NumberType? type = null;
        bool? fortran = null;
        long[]? shape = null;
        parser.Expect('{');
        while (!parser.Accept('}'))
        {
            var key = parser.Quoted();
            parser.Expect(':');
            switch (key)
            {
                case "descr" when type is null: type = parser.Type(); break;
                case "fortran_order" when fortran is null: fortran = parser.Boolean(); break;
                case "shape" when shape is null: shape = parser.Shape(); break;
                default: throw parser.Garbage();
            }
            if (!parser.Accept(','))
            {
                parser.Expect('}');
                break;
            }
        }
        if (type is null || fortran is null || shape is null || !parser.rest.TrimStart(" \n\r\t\0").IsEmpty)
            throw parser.Garbage();
        return new NpyHeader(type.Value, fortran.Value, shape, 0);
    }

    private NumberType Type()
    {
        if (Accept('['))
        {
            throw new NoetherException(
                $"{name} holds records of several fields; save one plain numeric array instead.");
        }
        var code = Quoted();
        var order = code.Length > 0 ? code[0] : ' ';
        var body = "<>|=".Contains(order) ? code[1..] : code;
        var kind = body.Length > 0 ? body[0] : ' ';
        if (kind == '?')
            return new NumberType('b', 1);
        var digits = body.AsSpan(Math.Min(1, body.Length));
        var numeric = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size);
        switch (kind)
        {
            case 'b' when numeric && size == 1:
            case 'i' or 'u' when numeric && size is 1 or 2 or 4 or 8:
            case 'f' when numeric && size is 2 or 4 or 8:
                return new NumberType(kind, size, order == '>');
            case 'c':
                throw new NoetherException(
                    $"{name} holds complex numbers ({code}); save the real part, the imaginary part or the magnitude.");
            case 'O':
                throw new NoetherException(
                    $"{name} holds pickled Python objects, which are never loaded; save it as an array of float32.");
            case 'S' or 'U' or 'a':
                throw new NoetherException($"{name} holds text ({code}); save numbers, for example as float32.");
            case 'M' or 'm':
                throw new NoetherException(
                    $"{name} holds dates or times ({code}); save numbers, for example as float32.");
            default:
                throw new NoetherException(
                    $"{name} holds values of type {code}, which is not supported; save it as float32.");
        }
    }

    private bool Boolean()
    {
        rest = rest.TrimStart();
        foreach (var (word, value) in new[] { ("True", true), ("False", false) })
        {
            if (rest.StartsWith(word))
            {
                rest = rest[word.Length..];
                return value;
            }
        }
        throw Garbage();
    }

    private long[] Shape()
    {
        var shape = new List<long>();
        Expect('(');
        while (!Accept(')'))
        {
            rest = rest.TrimStart();
            var length = 0;
            while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || (length == 0 && rest[0] == '-')))
                length++;
            if (!char.IsAsciiDigit(length > 0 ? rest[length - 1] : ' '))
                throw Garbage();
            const NumberStyles style = NumberStyles.AllowLeadingSign;
            if (!long.TryParse(rest[..length], style, CultureInfo.InvariantCulture, out var axis) || axis < 0)
            {
                throw new NoetherException(
                    $"{name} claims an axis of impossible length, {rest[..length]}; write it again.");
            }
            rest = rest[length..];
            Accept('L'); // Python 2 marked long integers so.
            shape.Add(axis);
            if (shape.Count > MaximumAxes)
                throw new NoetherException($"{name} claims more than {MaximumAxes} axes; write it again.");
            if (!Accept(','))
            {
                Expect(')');
                break;
            }
        }
        return [.. shape];
    }

    private string Quoted()
    {
        rest = rest.TrimStart();
        if (rest.IsEmpty || rest[0] is not ('\'' or '"'))
            throw Garbage();
        var length = rest[1..].IndexOf(rest[0]);
        if (length < 0)
            throw Garbage();
        var word = rest.Slice(1, length).ToString();
        rest = rest[(length + 2)..];
        return word;
    }

    private bool Accept(char symbol)
    {
        rest = rest.TrimStart();
        if (rest.IsEmpty || rest[0] != symbol)
            return false;
        rest = rest[1..];
        return true;
    }

    private void Expect(char symbol)
    {
        if (!Accept(symbol))
            throw Garbage();
    }

    private readonly NoetherException Garbage() =>
        new($"{name} has a .npy header that cannot be understood; it is damaged, so write it again.");
}
