using System.Buffers.Binary;
using System.Text;

namespace Noether.Tests.Data.Formats;

/// <summary>Builds .npy files by hand, independently of the code under test.</summary>
internal static class NpyBytes
{
    public static byte[] Build(string descr, bool fortran, string shape, byte[] data, int version = 1) =>
        Build(
            $"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}",
            data,
            version);

    public static byte[] Build(string header, byte[] data, int version = 1)
    {
        var text = Encoding.UTF8.GetBytes(header + "\n");
        var length = version == 1 ? new byte[2] : new byte[4];
        if (version == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. text, .. data];
    }

    /// <summary>Encodes small integers as the given type.</summary>
    public static byte[] Encode(string descr, IEnumerable<double> values)
    {
        var bytes = new List<byte>();
        foreach (var v in values)
        {
            var one = descr[1..] switch
            {
                "b1" => [(byte)(v != 0 ? 1 : 0)],
                "i1" => [(byte)(sbyte)v],
                "u1" => [(byte)v],
                "i2" => BitConverter.GetBytes((short)v),
                "u2" => BitConverter.GetBytes((ushort)v),
                "i4" => BitConverter.GetBytes((int)v),
                "u4" => BitConverter.GetBytes((uint)v),
                "i8" => BitConverter.GetBytes((long)v),
                "u8" => BitConverter.GetBytes((ulong)v),
                "f2" => BitConverter.GetBytes((Half)v),
                "f4" => BitConverter.GetBytes((float)v),
                "f8" => BitConverter.GetBytes(v),
                _ => throw new ArgumentException(descr),
            };
            bytes.AddRange(descr[0] == '>' ? one.Reverse() : one);
        }
        return [.. bytes];
    }
}
