"""Files for tests, made on the spot."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def pdf(*pages: str, password: str | None = None, title: str = "") -> bytes:
    """Return a PDF with one line of text a page; "" makes a page without text."""
    writer = PdfWriter()
    for line in pages:
        page = writer.add_blank_page(width=400, height=400)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({line}) Tj ET".encode() if line else b"0 0 m 10 10 l S")
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title, "/CreationDate": "D:20250102030405"})
    if password is not None:
        writer.encrypt(password, "owner")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def with_aes(data: bytes) -> bytes:
    """Return a PDF made with a password as if it were encrypted by AES."""
    filters = b"/V 4\n/CF << /StdCF << /CFM /AESV2 >> >> /StmF /StdCF /StrF /StdCF\n"
    return data.replace(b"/V 2\n", filters).replace(b"/R 3", b"/R 4")


def docx(*paragraphs: str, title: str = "") -> bytes:
    """Return a DOCX file with these paragraphs and a table of one row."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "kiri", "kanan"
    document.core_properties.title = title
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def with_broken_part(data: bytes) -> bytes:
    """Return the DOCX file `data` with a document that does not unpack."""
    start = ZipFile(BytesIO(data)).getinfo("word/document.xml").header_offset + 60
    return data[:start] + b"\xff" * 40 + data[start + 40 :]


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return the DOCX file `data` with one more part."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr(name, content)
    return made.getvalue()
